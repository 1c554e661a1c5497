using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Starting;

/// <summary>A shop that was closed holds nothing of this process any more.</summary>
/// <remarks>It is only asked whether it lives: a target that was taken out to look at would live on in code that is not optimized.</remarks>
public sealed class ClosedTests
{
    private const int MostLooks = 100;

    [Fact]
    public async Task Nothing_of_a_closed_shop_stays_in_memory()
    {
        var parts = await OpenAndCloseAsync();

        for (var looks = 0; parts.IsAlive && looks < MostLooks; looks++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(100); // What is still at work lets go of it when it is done.
        }

        Assert.False(parts.IsAlive, "Something still holds a shop that was closed.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> OpenAndCloseAsync()
    {
        await using var shop = await OpenedShop.OpenAsync();
        await shop.Meet("zhang").SayAsync("你好");
        return new WeakReference(shop.Parts.GetRequiredService<Conversations.Replies.PageTexts>());
    }
}
