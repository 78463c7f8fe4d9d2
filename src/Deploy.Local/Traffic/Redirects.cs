using Deploy.Local.Services;

namespace Deploy.Local.Traffic;

/// <summary>Where a redirect leads.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions"/>.</remarks>
public static class Redirects
{
    /// <summary>The protocol, host and port of a redirect, and path with query.</summary>
    /// <param name="action">The redirect.</param>
    /// <param name="request">The request.</param>
    /// <param name="listener">Which listener got it.</param>
    public static (string Protocol, string Host, string Port, string Target) Of(
        RedirectAction action, BalancerRequest request, BalancerListener listener)
    {
        var query = Fill(action.Query);
        var path = Fill(action.Path);
        return (Fill(action.Protocol).ToLowerInvariant(), Fill(action.Host), Fill(action.Port), query.Length > 0 ? $"{path}?{query}" : path);

        string Fill(string text) => text
            .Replace("#{protocol}", listener.IsTls ? "HTTPS" : "HTTP", StringComparison.Ordinal)
            .Replace("#{host}", request.Host, StringComparison.Ordinal)
            .Replace("#{port}", $"{listener.Port}", StringComparison.Ordinal)
            .Replace("#{path}", request.Path.TrimStart('/'), StringComparison.Ordinal)
            .Replace("#{query}", request.RawQuery, StringComparison.Ordinal);
    }
}
