using Deploy.Engine.Options;

namespace Deploy.MSBuild;

/// <summary>The properties with which a publish is told what to deploy. The package's README explains each.</summary>
internal static class DeployProperties
{
    /// <summary>What the names of all but <c>DeployToEcs</c> begin with. A name that does, and is not in the list, is a mistake.</summary>
    public const string Prefix = "DeployEcs";

    private const string OursBeginWith = "Deploy";

    /// <summary>All names, as they are documented; those of others that become an option are not among them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. RunOptionTable.All.Select(row => row.Property).Where(name => name.StartsWith(OursBeginWith, StringComparison.Ordinal))];

    /// <summary>The row of a property; null: it has none. MSBuild's names have no case.</summary>
    public static RunOption? Find(string name) =>
        RunOptionTable.All.FirstOrDefault(row => row.Property.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a value that the build itself has to understand; null: nothing. The command checks the others.</summary>
    public static string? Unreadable(RunOption row, string value) =>
        row.Kind == OptionKind.Switch && value.Length > 0 && !bool.TryParse(value, out _)
            ? $"{row.Property} is '{value}'. Use true or false."
            : null;
}
