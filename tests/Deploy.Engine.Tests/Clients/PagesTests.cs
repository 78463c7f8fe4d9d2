using Deploy.Engine.Clients;

namespace Deploy.Engine.Tests.Clients;

public sealed class PagesTests
{
    private readonly List<string?> _asked = [];

    [Fact]
    public async Task All_pages_are_read_in_their_order() => Assert.Equal([1, 2, 3], await Read(("", [1, 2]), ("b", [3])).ToListAsync());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task The_last_page_has_no_token_or_an_empty_one(string? end)
    {
        Assert.Equal([1], await Pages.ItemsAsync(token => PageAsync<int[]>(token, [1]), page => page, _ => end).ToListAsync());
        Assert.Equal([null], _asked);
    }

    [Fact]
    public async Task A_page_without_items_is_not_the_end() => Assert.Equal([3], await Read(("", null), ("b", [3])).ToListAsync());

    [Fact]
    public async Task A_page_that_nobody_needs_is_not_read()
    {
        Assert.Equal(1, await Read(("", [1, 2]), ("b", [3])).FirstAsync());
        Assert.Equal([null], _asked);
    }

    [Fact]
    public async Task No_more_pages_are_read_than_asked_for()
    {
        var endless = Pages.ItemsAsync(token => PageAsync<int[]>(token, [1]), page => page, _ => "more", most: 2);
        Assert.Equal([1, 1], await endless.ToListAsync());
        Assert.Equal([null, "more"], _asked);
    }

    private IAsyncEnumerable<int> Read(params (string Token, int[]? Items)[] pages) => Pages.ItemsAsync(
        token => PageAsync(token, Array.FindIndex(pages, page => page.Token == (token ?? ""))),
        index => pages[index].Items,
        index => index + 1 < pages.Length ? pages[index + 1].Token : null);

    private Task<TPage> PageAsync<TPage>(string? token, TPage page)
    {
        _asked.Add(token);
        return Task.FromResult(page);
    }
}
