using System.Text;
using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>Pages of a list with an opaque token.</summary>
public static class Paging
{
    /// <param name="items">The whole list in stable order.</param>
    /// <param name="size">Items a page; null or more than <paramref name="largest"/> gives the largest.</param>
    /// <param name="token">The token of the page before, or null.</param>
    /// <param name="largest">The service's largest page.</param>
    /// <param name="badToken">The error for a token that is not ours.</param>
    public static (IReadOnlyList<T> Page, string? Next) Of<T>(
        IReadOnlyList<T> items, int? size, string? token, int largest, Func<LocalServiceException> badToken)
    {
        var start = 0;
        if (!string.IsNullOrEmpty(token) && (!TryDecode(token, out start) || start < 0 || start > items.Count))
            throw badToken();
        var count = Math.Clamp(size ?? largest, 1, largest);
        var page = items.Skip(start).Take(count).ToList();
        var end = start + page.Count;
        return (page, end < items.Count ? Encode(end) : null);
    }

    /// <summary>Adds the page under <paramref name="name"/> and the token, where there is one.</summary>
    public static JsonObject Reply(string name, IEnumerable<JsonNode?> page, string? next, string tokenName = "nextToken") =>
        new JsonObject { [name] = page.ToJsonArray() }.With(tokenName, next);

    private static string Encode(int position) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"after:{position}"));

    private static bool TryDecode(string token, out int position)
    {
        position = 0;
        var buffer = new byte[token.Length];
        return Convert.TryFromBase64String(token, buffer, out var length)
            && Encoding.UTF8.GetString(buffer, 0, length) is { } text
            && text.StartsWith("after:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan("after:".Length), out position);
    }
}
