using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>The Chromium that is installed, without a screen. None is ever fetched; where there is none, the test is skipped.</summary>
/// <remarks>It needs nothing else of this project: another test project can link this file.</remarks>
internal sealed class Browser : IAsyncDisposable
{
    private const string Missing = "Chromium is not installed. This installs it: apt-get install -y chromium fonts-noto-cjk";

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>How long a page has for what it must show: much, since the machine may be busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IPlaywright driver;
    private readonly IBrowser program;

    private Browser(IPlaywright driver, IBrowser program) => (this.driver, this.program) = (driver, program);

    /// <summary>Starts it.</summary>
    public static async Task<Browser> OpenAsync()
    {
        var path = Programs.FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, Missing);
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var driver = await Playwright.CreateAsync();
        return new Browser(driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    /// <summary>Opens a page as somebody who was never there, on a screen of this width, with a browser in this language.</summary>
    /// <remarks>
    /// A service worker asks in the language of the whole program, which all visitors share, not in the visitor's:
    /// whoever looks at the language of a page blocks its <paramref name="workers"/>.
    /// </remarks>
    public async Task<IPage> VisitAsync(
        Uri address, int width, string locale = "zh-CN", int height = 720, float scale = 1, ServiceWorkerPolicy workers = ServiceWorkerPolicy.Allow)
    {
        var visitor = await program.NewContextAsync(
            new() { Locale = locale, ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale, ServiceWorkers = workers });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>Keeps a picture of the page beside the tests' output, for people to look at.</summary>
    public static Task PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Join(AppContext.BaseDirectory, "screenshots", $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        driver.Dispose();
    }
}
