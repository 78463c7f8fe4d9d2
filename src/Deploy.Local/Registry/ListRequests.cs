using System.Globalization;
using Deploy.Local.Registry.Storage;

namespace Deploy.Local.Registry;

/// <summary>Lists: the tags of a repository, all repositories, and what refers to a manifest. Pages by <c>n</c> and <c>last</c>.</summary>
internal sealed class ListRequests(ImageStore images, RegistryAccess access)
{
    public Task TagsAsync(HttpContext context, RepositoryRules rules)
    {
        RequireGet(context);
        var tags = Page(context, images.Tags(rules.Path));
        return context.Response.WriteAsJsonAsync(new { name = rules.Path, tags });
    }

    public async Task CatalogAsync(HttpContext context)
    {
        RequireGet(context);
        var repositories = Page(context, await access.PathsAsync());
        await context.Response.WriteAsJsonAsync(new { repositories });
    }

    public Task ReferrersAsync(HttpContext context, RepositoryRules rules, string reference)
    {
        RequireGet(context);
        if (!Digest.TryParse(reference, out var subject))
            throw RegistryErrors.DigestInvalid(reference, "is malformed");

        var wanted = context.Request.Query["artifactType"].ToString();
        if (wanted.Length > 0)
            context.Response.Headers[RegistryHeaders.FiltersApplied] = "artifactType";
        var manifests =
            from image in images.List(rules.Path)
            where image.Document.Subject == subject
            let artifactType = image.Document.ArtifactType ?? image.Document.Config?.MediaType
            where wanted.Length == 0 || artifactType == wanted
            select new { mediaType = image.Document.MediaType, digest = image.Digest.ToString(), size = image.Content.Length, artifactType };
        return context.Response.WriteAsJsonAsync(
            new { schemaVersion = 2, mediaType = MediaTypes.OciIndex, manifests = manifests.ToList() }, options: null, contentType: MediaTypes.OciIndex);
    }

    /// <summary>The names after <c>last</c>, at most <c>n</c> of them, with a link to the next page when there are more.</summary>
    private static List<string> Page(HttpContext context, IEnumerable<string> names)
    {
        var query = context.Request.Query;
        var last = query["last"].ToString();
        var rest = names.Where(name => last.Length == 0 || string.CompareOrdinal(name, last) > 0).ToList();
        var n = query["n"].ToString();
        if (n.Length == 0)
            return rest;
        if (!int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw RegistryErrors.PageInvalid(n);
        if (rest.Count <= count)
            return rest;

        var page = rest[..count];
        if (count > 0)
            context.Response.Headers.Link = $"<{context.Request.Path}?n={n}&last={Uri.EscapeDataString(page[^1])}>; rel=\"next\"";
        return page;
    }

    private static void RequireGet(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            throw RegistryErrors.Unsupported();
    }
}
