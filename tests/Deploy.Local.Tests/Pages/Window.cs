using Microsoft.Playwright;

namespace Deploy.Local.Tests.Pages;

/// <summary>A window of a browser, which notes what no page may do: write errors to the console, which broken policies do too, and ask another server.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _wrongs = [];

    public Window(IBrowserContext context, IPage page, string url)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Note($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Note($"asks {request.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Wrongs
    {
        get
        {
            lock (_wrongs)
                return [.. _wrongs];
        }
    }

    /// <summary>Presses Tab until something is reached, as somebody without a mouse does.</summary>
    public async Task TabToAsync(ILocator wanted)
    {
        for (var i = 0; i < 100; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        Assert.Fail("The keyboard does not reach it.");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(string wrong)
    {
        lock (_wrongs)
            _wrongs.Add(wrong);
    }
}
