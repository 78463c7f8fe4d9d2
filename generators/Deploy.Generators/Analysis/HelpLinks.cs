using System.Reflection;

namespace Deploy.Generators.Analysis;

/// <summary>Where an editor finds what a rule is about.</summary>
internal static class HelpLinks
{
    private const string Documentation = "generators/RULES.md";

    /// <summary>From this assembly, in the package: <c>analyzers/dotnet/roslyn4.14/cs</c>.</summary>
    private const string RootOfPackage = "../../../../";

    private static readonly string Address = AddressOf(
        typeof(HelpLinks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "ProjectAddress")?.Value,
        typeof(HelpLinks).Assembly.Location);

    /// <summary>The section of a rule.</summary>
    public static string Of(string id) => $"{Address}#{id.ToLowerInvariant()}";

    /// <summary>
    /// The page with all rules: at the address of the repository that this was built from; where it was built from none, the one in the
    /// package; where a compiler loads this from memory, its name.
    /// </summary>
    /// <param name="project">The address of the repository.</param>
    /// <param name="location">The file of this assembly.</param>
    internal static string AddressOf(string? project, string? location)
    {
        if (!string.IsNullOrEmpty(project)) return $"{project}/blob/HEAD/{Documentation}";
        return string.IsNullOrEmpty(location) ? Documentation : new Uri(new Uri(location), RootOfPackage + Documentation).AbsoluteUri;
    }
}
