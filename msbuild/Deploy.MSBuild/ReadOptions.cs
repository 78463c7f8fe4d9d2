using Deploy.Engine.Options;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>
/// Reads the options of a deployment when all of them are set, and says which of them are for the projects that are deployed with this one.
/// </summary>
public sealed class ReadOptions : Task
{
    /// <summary>Full path of the project.</summary>
    [Required]
    public required string ProjectFile { get; set; }

    /// <summary>The properties by name, with the metadata <c>Value</c>.</summary>
    [Required]
    public required ITaskItem[] Options { get; set; }

    /// <summary>What other projects are told, as <c>name=value</c>.</summary>
    [Output]
    public string[] ForReferences { get; private set; } = [];

    /// <summary>Names of what other projects are not told, though it was said with <c>-p:</c>.</summary>
    [Output]
    public string[] NotForReferences { get; private set; } = [];

    /// <summary>Reads.</summary>
    public override bool Execute()
    {
        var given = GivenOptions.Of(Options).ToList();
        foreach (var text in given.Select(option => DeployProperties.Unreadable(option.Row, option.Value)).OfType<string>())
            new BuildLog(Log).Error(Codes.UnreadableValue, ProjectFile, text);
        var shared = given.Where(option => option.Row.Reach == OptionReach.References);
        ForReferences = [.. shared.Select(option => $"{option.Row.Property}={option.Value}")];
        NotForReferences = [.. RunOptionTable.All.Where(row => row.Reach == OptionReach.Project).Select(row => row.Property)];
        return !Log.HasLoggedErrors;
    }
}
