using Microsoft.Playwright;

namespace Deploy.Local.Tests.Pages;

/// <summary>A browser for a class of tests. Where none is installed, the tests that ask for a page are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a window on a Local.</summary>
    /// <param name="url">Where Local is.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window.</param>
    /// <param name="dark">The colours that the person prefers.</param>
    public async Task<Window> OpenAsync(string url, int width = 1100, int height = 720, bool dark = false)
    {
        Skip.If(_browser is null, $"There is no Chromium here ({string.Join(", ", Places)}); .ci/peers installs it.");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(60_000);
        return new Window(context, await context.NewPageAsync(), url);
    }
}
