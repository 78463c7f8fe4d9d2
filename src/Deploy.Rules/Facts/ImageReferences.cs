namespace Deploy.Rules.Facts;

/// <summary>References to container images. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html</summary>
internal static class ImageReferences
{
    private const int LongestName = 255;

    /// <summary>Whether ECS and a registry understand the reference: <c>registry/name:tag</c> or <c>registry/name@sha256:…</c>.</summary>
    public static bool IsValid(string image)
    {
        var at = image.IndexOf('@');
        var name = at < 0 ? image : image.Substring(0, at);
        return name.Length is > 0 and <= LongestName
            && (at < 0 || Pattern.Fits(image.Substring(at), @"@sha256:[0-9a-f]{64}"))
            && Pattern.Fits(name, "([A-Za-z0-9.-]+(:[0-9]+)?/)?[a-z0-9._-]+(/[a-z0-9._-]+)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");
    }

    /// <summary>Whether the registry's name says private ECR, spelled right or not.</summary>
    public static bool LooksLikePrivateEcr(string image) => Pattern.Fits(image, @"[^/]*\.dkr[.-]ecr.*");

    /// <summary>Whether the reference is a well-formed one of a private ECR registry.</summary>
    public static bool IsPrivateEcr(string image) => Pattern.Fits(
        image,
        @"[0-9]{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn|amazonaws\.eu)/[a-z0-9]+((\.|_|__|-+|/)[a-z0-9]+)*([:@].+)?");

    /// <summary>Whether the reference moves: it names no digest, and no tag or <c>latest</c>.</summary>
    public static bool Moves(string image)
    {
        if (image.Contains('@')) return false;
        var colon = image.LastIndexOf(':');
        var tag = colon > image.LastIndexOf('/') ? image.Substring(colon + 1) : "latest";
        return tag == "latest";
    }
}
