using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>An image reference that names Local's own registry.</summary>
/// <param name="Repository">Without host.</param>
/// <param name="Reference">Tag or digest; "latest" where the image names none.</param>
/// <param name="Region">The region in an ECR host name; null for Local's own host name.</param>
internal sealed record ImageReference(string Repository, string Reference, string? Region)
{
    /// <summary>Null for images of other registries: nothing is known about them.</summary>
    public static ImageReference? TryParse(string image, LocalEndpoint endpoint)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return null;
        var host = image[..slash];
        var region = EcrRegion(host);
        if (region is null && host != endpoint.Host && host != $"127.0.0.1:{endpoint.Port}" && host != $"[::1]:{endpoint.Port}")
            return null;

        var rest = image[(slash + 1)..];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
            return new ImageReference(rest[..at].Split(':')[0], rest[(at + 1)..], region);
        var colon = rest.LastIndexOf(':');
        return colon >= 0
            ? new ImageReference(rest[..colon], rest[(colon + 1)..], region)
            : new ImageReference(rest, "latest", region);
    }

    private static string? EcrRegion(string host)
    {
        var prefix = $"{LocalAccount.Id}.dkr.ecr.";
        return host.StartsWith(prefix, StringComparison.Ordinal) ? host[prefix.Length..].Split('.')[0] : null;
    }
}
