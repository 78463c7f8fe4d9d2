using System.Globalization;
using Deploy.Local.Registry.Storage;
using Microsoft.Extensions.Primitives;

namespace Deploy.Local.Registry;

/// <summary><c>/v2/&lt;name&gt;/blobs/uploads/…</c>: the ways in which a blob arrives (whole, in chunks, mounted).</summary>
internal sealed class UploadRequests(UploadStore uploads, BlobStore blobs, RegistryAccess access)
{
    public Task HandleAsync(HttpContext context, RepositoryRules rules, string id) => (context.Request.Method, id) switch
    {
        ("POST", "") => BeginAsync(context, rules),
        ("GET" or "HEAD", not "") => StatusAsync(context, rules, id),
        ("PATCH", not "") => AppendAsync(context, rules, id),
        ("PUT", not "") => CompleteAsync(context, rules, id),
        ("DELETE", not "") => CancelAsync(context, rules, id),
        _ => throw RegistryErrors.Unsupported(),
    };

    private async Task BeginAsync(HttpContext context, RepositoryRules rules)
    {
        var query = context.Request.Query;
        if (query["mount"] is { Count: > 0 } mount && query["from"] is { Count: > 0 } from)
        {
            var wanted = ParseDigest(mount);
            if (await access.MayReadAsync(from.ToString()) && blobs.Mount(rules.Path, wanted, from.ToString()))
            {
                Created(context, rules, wanted);
                return;
            }
        }

        // Read before an upload begins, so that a wrong digest leaves nothing behind.
        Digest? whole = query["digest"] is { Count: > 0 } digest ? ParseDigest(digest) : null;
        var id = uploads.Begin(rules.Path);
        if (whole is { } expected)
        {
            await uploads.AppendAsync(id, context.Request.Body, context.RequestAborted);
            await FinishAsync(context, rules, id, expected);
            return;
        }

        Progress(context, rules, id, length: 0, StatusCodes.Status202Accepted);
    }

    private Task StatusAsync(HttpContext context, RepositoryRules rules, string id)
    {
        Progress(context, rules, id, Require(rules, id), StatusCodes.Status204NoContent);
        return Task.CompletedTask;
    }

    private async Task AppendAsync(HttpContext context, RepositoryRules rules, string id)
    {
        Require(rules, id);
        using (await uploads.EnterAsync(id, context.RequestAborted))
        {
            CheckRange(context, rules, id, Require(rules, id));
            CheckSize(context, Require(rules, id));
            var length = await uploads.AppendAsync(id, context.Request.Body, context.RequestAborted);
            Progress(context, rules, id, length, StatusCodes.Status202Accepted);
        }
    }

    private async Task CompleteAsync(HttpContext context, RepositoryRules rules, string id)
    {
        Require(rules, id);
        var expected = ParseDigest(context.Request.Query["digest"]);
        using (await uploads.EnterAsync(id, context.RequestAborted))
        {
            CheckRange(context, rules, id, Require(rules, id));
            CheckSize(context, Require(rules, id));
            await uploads.AppendAsync(id, context.Request.Body, context.RequestAborted);
            await FinishAsync(context, rules, id, expected);
        }
    }

    private Task CancelAsync(HttpContext context, RepositoryRules rules, string id)
    {
        Require(rules, id);
        uploads.Remove(id);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task FinishAsync(HttpContext context, RepositoryRules rules, string id, Digest expected)
    {
        if (!await uploads.CompleteAsync(rules.Path, id, expected, context.RequestAborted))
            throw RegistryErrors.DigestInvalid(expected.ToString(), "is not that of the uploaded content");

        Created(context, rules, expected);
    }

    private long Require(RepositoryRules rules, string id) => uploads.Length(rules.Path, id) ?? throw RegistryErrors.UploadUnknown(id);

    /// <summary>What is sent in one request the server counts; what several have sent together is counted here.</summary>
    private static void CheckSize(HttpContext context, long length)
    {
        if (length + (context.Request.ContentLength ?? 0) > UploadStore.LargestLayer)
            throw RegistryErrors.LayerTooLarge(UploadStore.LargestLayer);
    }

    /// <summary>A chunk says which bytes it has; it must go on exactly where the upload stands.</summary>
    private static void CheckRange(HttpContext context, RepositoryRules rules, string id, long length)
    {
        var range = context.Request.Headers.ContentRange.ToString();
        if (range.Length == 0)
            return;

        var bounds = range.StartsWith("bytes ", StringComparison.Ordinal) ? range[6..].Split('/')[0].Split('-') : range.Split('-');
        if (bounds.Length != 2
            || !long.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            throw RegistryErrors.UploadInvalid($"Content-Range must be <first byte>-<last byte>, not '{range}'.");
        if (last < first || (context.Request.ContentLength is { } sent && sent != last - first + 1))
            throw RegistryErrors.UploadInvalid($"Content-Range '{range}' does not cover the {context.Request.ContentLength} bytes that were sent.");
        if (first == length)
            return;

        Progress(context, rules, id, length, StatusCodes.Status416RangeNotSatisfiable);
        throw RegistryErrors.RangeInvalid(length);
    }

    private static void Created(HttpContext context, RepositoryRules rules, Digest digest)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/v2/{rules.Path}/blobs/{digest}";
        context.Response.Headers[RegistryHeaders.Digest] = digest.ToString();
    }

    private static void Progress(HttpContext context, RepositoryRules rules, string id, long length, int status)
    {
        var headers = context.Response.Headers;
        context.Response.StatusCode = status;
        headers.Location = $"/v2/{rules.Path}/blobs/uploads/{id}";
        // The last byte received; "0-0" stands for none as well, which is how every registry answers a new upload.
        headers.Range = string.Create(CultureInfo.InvariantCulture, $"0-{Math.Max(length - 1, 0)}");
        headers[RegistryHeaders.Upload] = id;
    }

    private static Digest ParseDigest(StringValues text) => Digest.TryParse(text.ToString(), out var digest)
        ? digest
        : throw RegistryErrors.DigestInvalid(text.ToString(), "is not of the form sha256:<64 hex digits> or sha512:<128 hex digits>");
}
