using Deploy.Local.Registry.Storage;
using Microsoft.Net.Http.Headers;

namespace Deploy.Local.Registry;

/// <summary><c>HEAD</c> and <c>GET /v2/&lt;name&gt;/blobs/&lt;digest&gt;</c>, whole or by ranges.</summary>
internal sealed class BlobRequests(BlobStore blobs)
{
    public Task HandleAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            throw RegistryErrors.Unsupported();
        if (!Digest.TryParse(reference, out var digest))
            throw RegistryErrors.DigestInvalid(reference, "is not of the form sha256:<64 hex digits> or sha512:<128 hex digits>");
        if (!blobs.Contains(rules.Path, digest))
            throw RegistryErrors.BlobUnknown(digest);

        context.Response.Headers[RegistryHeaders.Digest] = digest.ToString();
        // Answers HEAD, If-None-Match and Range by itself.
        var file = Results.Stream(blobs.Open(digest), "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
        return file.ExecuteAsync(context);
    }
}
