namespace Deploy.Plan.Resources;

/// <summary>The application that makes an external resource, where that is one of ours: a project that this one refers to.</summary>
public sealed record OwnerSpec
{
    /// <summary>Its name: half of the resource's identity.</summary>
    public required string Application { get; init; }

    /// <summary>Its project, by the name of the assembly.</summary>
    public required string Project { get; init; }

    /// <summary>The project file, seen from the folder of the project that refers to it; null: not known.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>How it makes physical names.</summary>
    public string NameTemplate { get; init; } = DeploymentPlan.DefaultNameTemplate;
}
