namespace Deploy.Local.Registry;

/// <summary>Header names of the distribution specification.</summary>
internal static class RegistryHeaders
{
    /// <summary>The digest of the content in question.</summary>
    public const string Digest = "Docker-Content-Digest";

    /// <summary>The id of an upload.</summary>
    public const string Upload = "Docker-Upload-UUID";

    /// <summary>Says that the registry understood a manifest's subject.</summary>
    public const string Subject = "OCI-Subject";

    /// <summary>Says which filter a list of referrers went through.</summary>
    public const string FiltersApplied = "OCI-Filters-Applied";
}
