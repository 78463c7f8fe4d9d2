using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Traffic;

/// <summary>Tells who asks for a name below <c>localhost</c> at which nothing answers, in place of Local's own page. Clients of AWS may call Local so.</summary>
public sealed class UnknownHost(IServiceHosts hosts)
{
    /// <summary>Answers 404 for such a name; everything else goes on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var name = http.Request.Host.Host;
        var isOfClient = http.Request.Headers.Authorization.Count > 0 || http.Request.Headers.ContainsKey("X-Amz-Target");
        return isOfClient || !name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? next(http) : ExplainAsync(http, name);
    }

    private Task ExplainAsync(HttpContext http, string name)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var known = hosts.ByName.Keys.Order(StringComparer.Ordinal).ToList();
        return http.Response.WriteAsync(known.Count == 0
            ? $"Nothing answers at {name}: no service that listens is deployed here.\n"
            : $"Nothing answers at {name}. There are: {string.Join(", ", known)}.\n");
    }
}
