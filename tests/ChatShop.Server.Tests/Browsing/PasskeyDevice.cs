using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A device that makes and shows passkeys, plugged into one page: Chromium's own, without a finger.</summary>
internal sealed class PasskeyDevice : IAsyncDisposable
{
    private readonly ICDPSession line;

    private PasskeyDevice(ICDPSession line) => this.line = line;

    /// <summary>Plugs it in.</summary>
    public static async Task<PasskeyDevice> PlugInAsync(IPage page)
    {
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("WebAuthn.enable");
        await line.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return new PasskeyDevice(line);
    }

    public async ValueTask DisposeAsync() => await line.DetachAsync();
}
