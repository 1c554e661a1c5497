using System.Diagnostics;
using System.Text.Json;
using ChatShop.Channels.Tests.Node;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A house that knows people, by a package that others wrote and had certified for OpenID Connect: <c>oidc-provider</c>.</summary>
internal sealed class OpenIdHouse : IAsyncDisposable
{
    private const string Folder = "openid";
    private const string Needed = "oidc-provider@8.8.1";

    private static readonly NodePackages Packages = new(Folder, Needed);

    private readonly string roles = Path.GetTempFileName();
    private readonly int port = Ports.Next();
    private Process? program;

    /// <summary>What the shop is told of it.</summary>
    public string[] Settings =>
    [
        "--Console:OpenId:Authority", $"http://127.0.0.1:{port}", "--Console:OpenId:ClientId", "market", "--Console:OpenId:ClientSecret", "a-secret-of-this-test",
        "--Console:OpenId:RoleClaim", "groups", "--Console:OpenId:Roles", "shop-admins=operator, audit=auditor",
    ];

    /// <summary>Says what groups somebody is in from now on.</summary>
    public Task PutInAsync(string person, params string[] groups) =>
        File.WriteAllTextAsync(roles, JsonSerializer.Serialize(new Dictionary<string, string[]> { [person] = groups }));

    /// <summary>Opens it for this shop.</summary>
    public async Task OpenAsync(Uri shop)
    {
        Assert.SkipUnless(await Packages.AreThereAsync(), $"It needs node, npm, and a network that gives it {Needed}. This installs them: apt-get install -y nodejs npm");
        var script = Path.Join(AppContext.BaseDirectory, "Browsing", "openid.mjs");
        program = Process.Start(new ProcessStartInfo("node", [script, Path.Join(AppContext.BaseDirectory, Folder), $"{port}", new Uri(shop, "/console/openid/back").AbsoluteUri, roles])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("open", await program.StandardOutput.ReadLineAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
        {
            program.Kill();
            await program.WaitForExitAsync();
            program.Dispose();
        }
        File.Delete(roles);
    }
}
