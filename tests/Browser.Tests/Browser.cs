using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A Chromium without a window. A test that needs it is inconclusive where none is installed.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        string? program = Array.Find(Places, File.Exists);
        if (program is null)
            Assert.Inconclusive("No Chromium is installed.");
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        return new Browser(playwright, browser);
    }

    /// <summary>A new page, in a profile of its own.</summary>
    public async Task<IPage> NewPageAsync(bool dark = false, int width = 1000)
    {
        IPage page = await _browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(30_000);
        return page;
    }

    /// <summary>Keeps a picture of a page for a developer to look at.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        string folder = Path.Combine(Pallets.Tests.Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
