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

    [GeneratedRegex(@"Credential=(?<key>[^/\s,]+)/\d{8}/(?<region>[^/\s,]+)/(?<service>[^/\s,]+)/aws4_request")]
    private static partial Regex Pattern();
}
