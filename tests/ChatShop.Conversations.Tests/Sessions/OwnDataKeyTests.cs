using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Conversations.Tests.Sessions;

public sealed class OwnDataKeyTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(60));

    [Fact]
    public void A_key_opens_for_an_hour_and_then_no_more()
    {
        var keys = new OwnDataKey(new EphemeralDataProtectionProvider(), clock);
        var key = keys.Make(new PersonId(7));

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(new PersonId(7), keys.Read(key));

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(keys.Read(key));
    }

    [Fact]
    public void What_another_shop_has_made_opens_nothing()
    {
        var key = new OwnDataKey(new EphemeralDataProtectionProvider(), clock).Make(new PersonId(7));

        Assert.Null(new OwnDataKey(new EphemeralDataProtectionProvider(), clock).Read(key));
        Assert.Null(new OwnDataKey(new EphemeralDataProtectionProvider(), clock).Read("nonsense"));
    }
}
