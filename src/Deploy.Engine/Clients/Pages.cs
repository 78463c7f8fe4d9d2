namespace Deploy.Engine.Clients;

/// <summary>Reads lists that come in pages.</summary>
public static class Pages
{
    /// <summary>The items of all pages, each of which is read when its first item is asked for.</summary>
    /// <param name="read">Reads the page of a token; null: the first.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="next">The token of the page behind it; null, or empty as Scheduler says it: there is none.</param>
    /// <param name="most">How many pages are read at most.</param>
    public static async IAsyncEnumerable<TItem> ItemsAsync<TPage, TItem>(
        Func<string?, Task<TPage>> read, Func<TPage, IEnumerable<TItem>?> items, Func<TPage, string?> next, int most = int.MaxValue)
    {
        string? token = null;
        for (var pages = 0; pages < most; pages++)
        {
            var page = await read(token);
            foreach (var item in items(page) ?? []) yield return item;
            token = next(page);
            if (string.IsNullOrEmpty(token)) break;
        }
    }
}
