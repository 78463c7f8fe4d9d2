using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

public sealed partial class StartDeployment
{
    /// <summary>Path of <c>deploy-ecs.dll</c> or of a program that speaks its protocol.</summary>
    [Required]
    public required string Command { get; set; }

    /// <summary>The program with which an assembly is run.</summary>
    public string DotnetHost { get; set; } = "dotnet";

    /// <summary>True: show what would happen and change nothing.</summary>
    public bool PlanOnly { get; set; }

    /// <summary>True: deploy to Local.</summary>
    public bool Local { get; set; }

    /// <summary>Full path of the project.</summary>
    [Required]
    public required string ProjectFile { get; set; }

    /// <summary>Path of <c>&lt;Assembly&gt;.deploy.json</c>.</summary>
    [Required]
    public required string Plan { get; set; }

    /// <summary>What goes into the image.</summary>
    public string? PublishDirectory { get; set; }

    /// <summary>Path of the file that <see cref="WriteContainerSettings"/> wrote.</summary>
    public string? ContainerSettings { get; set; }

    /// <summary>The properties by name, with the metadata <c>Value</c>. The table says which become options, and how.</summary>
    public ITaskItem[] Options { get; set; } = [];

    /// <summary>MSBuild's <c>_MSBUILDTLENABLED</c>: whether its terminal logger writes.</summary>
    public string? TerminalLogger { get; set; }

    /// <summary>Names the deployment for the tasks that follow.</summary>
    [Output]
    public string? Session { get; private set; }

    /// <summary><c>push</c>, <c>exists</c> or <c>none</c>; empty when the deployment is over.</summary>
    [Output]
    public string? ImageAction { get; private set; }

    /// <summary>Host of the registry to push to.</summary>
    [Output]
    public string? PushRegistry { get; private set; }

    /// <summary>Repository to push to.</summary>
    [Output]
    public string? PushRepository { get; private set; }

    /// <summary>Tag to push: the content key.</summary>
    [Output]
    public string? PushTag { get; private set; }

    /// <summary>Base image to use instead of the project's.</summary>
    [Output]
    public string? PushBaseImage { get; private set; }

    /// <summary>Runtime identifier that fits the task definition's processor.</summary>
    [Output]
    public string? PushRuntimeIdentifier { get; private set; }
}
