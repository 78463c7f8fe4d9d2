using Deploy.Local.Registry.Storage;

namespace Deploy.Local.Registry;

/// <summary><c>/v2/&lt;name&gt;/manifests/&lt;tag or digest&gt;</c>.</summary>
internal sealed class ManifestRequests(ImageStore images, BlobStore blobs, RegistryAccess access)
{
    private const int LargestManifest = 4 * 1024 * 1024;

    public Task HandleAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        if (!Digest.TryParse(reference, out _) && !RegistryRoute.IsTag(reference))
            throw reference.Contains(':', StringComparison.Ordinal) ? RegistryErrors.DigestInvalid(reference, "is malformed") : RegistryErrors.TagInvalid(reference);

        return context.Request.Method switch
        {
            "GET" or "HEAD" => GetAsync(context, rules, reference),
            "PUT" => PutAsync(context, rules, reference),
            "DELETE" => DeleteAsync(context, rules, reference),
            _ => throw RegistryErrors.Unsupported(),
        };
    }

    private async Task GetAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        var digest = Digest.TryParse(reference, out var given) ? given : images.Resolve(rules.Path, reference) ?? rules.AnyTag;
        var image = digest is { } wanted ? images.Find(rules.Path, wanted) : null;
        if (image is null)
            throw RegistryErrors.ManifestUnknown(rules.Name, reference, access.RegistryId);

        var response = context.Response;
        response.ContentType = image.Document.MediaType;
        response.ContentLength = image.Content.Length;
        response.Headers[RegistryHeaders.Digest] = image.Digest.ToString();
        response.Headers.ETag = $"\"{image.Digest}\"";
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(image.Content, context.RequestAborted);
    }

    private async Task PutAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        var content = await ReadAsync(context);
        var isDigest = Digest.TryParse(reference, out var given);
        var digest = isDigest ? Digest.OfLike(given, content.Span) : Digest.Of(content.Span);
        if (isDigest && digest != given)
            throw RegistryErrors.DigestInvalid(reference, "is not that of the manifest");

        var document = Parse(content, context.Request.ContentType);
        CheckReferences(rules.Path, document);
        var tag = isDigest ? null : reference;
        lock (images.Gate(rules.Path))
        {
            if (tag is not null && rules.IsImmutable(tag) && images.Resolve(rules.Path, tag) is { } existing && existing != digest)
                throw RegistryErrors.TagImmutable(rules.Name, tag);
            images.Put(rules.Path, digest, content, document, tag);
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/v2/{rules.Path}/manifests/{digest}";
        context.Response.Headers[RegistryHeaders.Digest] = digest.ToString();
        if (document.Subject is { } subject)
            context.Response.Headers[RegistryHeaders.Subject] = subject.ToString();
    }

    private Task DeleteAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        var removed = Digest.TryParse(reference, out var digest) ? images.Remove(rules.Path, digest) : images.RemoveTag(rules.Path, reference);
        if (!removed)
            throw RegistryErrors.ManifestUnknown(rules.Name, reference, access.RegistryId);

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    /// <summary>An image whose layers are missing could be pulled by nobody: whoever pushes sends the layers first.</summary>
    private void CheckReferences(string repository, ManifestDocument document)
    {
        IEnumerable<ManifestReference> content = document.Config is { } config ? [config, .. document.Layers] : document.Layers;
        foreach (var reference in content.Where(reference => !reference.IsElsewhere && !blobs.Contains(repository, reference.Digest)))
            throw RegistryErrors.ManifestBlobUnknown(reference.Digest);
        foreach (var reference in document.Manifests.Where(reference => !images.Contains(repository, reference.Digest)))
            throw RegistryErrors.ManifestBlobUnknown(reference.Digest);
    }

    private static ManifestDocument Parse(ReadOnlyMemory<byte> content, string? contentType)
    {
        try
        {
            return ManifestDocument.Parse(content, contentType?.Split(';')[0].Trim());
        }
        catch (FormatException exception)
        {
            throw RegistryErrors.ManifestInvalid(exception.Message);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestManifest)
                throw RegistryErrors.ManifestTooLarge(LargestManifest);
        }

        return content.ToArray();
    }
}
