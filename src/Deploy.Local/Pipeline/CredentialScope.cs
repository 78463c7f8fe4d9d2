using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pipeline;

/// <summary>Who asks whom, from the signature's credential scope. Local does not check signatures.</summary>
public sealed partial record CredentialScope(string AccessKeyId, string Region, string Service)
{
    /// <summary>From the Authorization header, or from the query string of a presigned request; null when unsigned.</summary>
    public static CredentialScope? Of(HttpRequest request)
    {
        var match = Pattern().Match(request.Headers.Authorization.ToString());
        if (!match.Success)
            match = Pattern().Match("Credential=" + request.Query["X-Amz-Credential"]);
        return match.Success
            ? new CredentialScope(match.Groups["key"].Value, match.Groups["region"].Value, match.Groups["service"].Value)
            : null;
    }

    /// <summary>Whether the request has a credential that names no key, date, Region and service.</summary>
    public static bool IsMalformed(HttpRequest request) =>
        Of(request) is null
        && (request.Headers.Authorization.ToString().Contains("Credential=", StringComparison.Ordinal) || request.Query.ContainsKey("X-Amz-Credential"));

    // The Region becomes part of file names.
    [GeneratedRegex(@"Credential=(?<key>[^/\s,]{1,256})/\d{8}/(?<region>[a-z0-9-]{1,32})/(?<service>[^/\s,]{1,64})/aws4_request")]
    private static partial Regex Pattern();
}
