using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Protocols;

/// <summary>A request of an AWS client before anything is decoded.</summary>
public sealed record WireRequest(string Method, string Path, IQueryCollection Query, IHeaderDictionary Headers, byte[] Body)
{
    public bool IsForm => HasForm(Headers);

    public static bool HasForm(IHeaderDictionary headers) =>
        headers.ContentType.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
