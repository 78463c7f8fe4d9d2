namespace Deploy.MSBuild;

/// <summary>The properties with which a publish is told what to deploy: the one list of them. The package's README explains each.</summary>
internal static class DeployProperties
{
    /// <summary>What the names of all but <c>DeployToEcs</c> begin with. A name that does, and is not in the list, is a mistake.</summary>
    public const string Prefix = "DeployEcs";

    /// <summary>Whether to wait for the rollout; a boolean that the targets read themselves.</summary>
    public const string Wait = "DeployEcsWait";

    /// <summary>Whether secrets are read, to compare the names of their keys; likewise.</summary>
    public const string CheckSecretKeys = "DeployEcsCheckSecretKeys";

    /// <summary>Whether the program gets the typed class of its plan; likewise.</summary>
    public const string TypedPlan = "DeployEcsTypedPlan";

    /// <summary>Whether the projects that are referred to are deployed first; likewise.</summary>
    public const string References = "DeployEcsReferences";

    /// <summary>All names, as they are documented.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "DeployToEcs", "DeployEcsEnvironment", "DeployEcsStage", "DeployEcsRegion", "DeployEcsProfile", "DeployEcsEndpointUrl", "DeployEcsRegistry", "DeployEcsImage",
        Wait, "DeployEcsTimeout", "DeployEcsAllowReplace", "DeployEcsSetDesiredCount", CheckSecretKeys, "DeployEcsPlanOut", "DeployEcsPlanIn", "DeployEcsReportDirectory", "DeployEcsCommand", TypedPlan, References,
    ];

    /// <summary>Whether a property of this name is read. MSBuild's names have no case.</summary>
    public static bool IsKnown(string name) => All.Contains(name, StringComparer.OrdinalIgnoreCase);
}
