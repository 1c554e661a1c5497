using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>Two shops in one process, as in these tests: each tells its own figures, and no line stands twice.</summary>
public sealed class NeighboursTests
{
    [Fact]
    public async Task What_goes_wrong_next_door_is_not_told_here()
    {
        await using var here = await OpenedShop.OpenAsync();
        await using var nextDoor = await OpenedShop.OpenAsync();
        Fail(nextDoor, times: 2);
        Fail(here, times: 1);

        var page = await MetricsPage.ReadAsync(here.Operator); // A line that stands twice fails.

        Assert.Equal(1, page.Sum("chatshop_errors_total", "place=\"Attic\""));
    }

    private static void Fail(OpenedShop shop, int times)
    {
        var log = shop.Parts.GetRequiredService<ILoggerFactory>().CreateLogger("ChatShop.Server.Doors.Attic");
        for (var i = 0; i < times; i++)
            log.LogError(new TimeoutException(), "It is dark");
    }
}
