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

    /// <summary>The environment.</summary>
    public string? Environment { get; set; }

    /// <summary>The stage.</summary>
    public string? Stage { get; set; }

    /// <summary>The AWS Region.</summary>
    public string? Region { get; set; }

    /// <summary>The name of an AWS profile.</summary>
    public string? Profile { get; set; }

    /// <summary>Another endpoint than AWS's.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>Another registry than ECR's.</summary>
    public string? Registry { get; set; }

    /// <summary>An image that exists, by digest.</summary>
    public string? Image { get; set; }

    /// <summary>Whether to wait until the rollout is over.</summary>
    public bool Wait { get; set; } = true;

    /// <summary>Minutes after which waiting ends.</summary>
    public string? Timeout { get; set; }

    /// <summary>Addresses that may be replaced.</summary>
    public string[] AllowReplace { get; set; } = [];

    /// <summary>Addresses of services that get their declared count back, though somebody scaled them since.</summary>
    public string[] SetDesiredCount { get; set; } = [];

    /// <summary>Whether secrets of which JSON keys are used are read, to compare the names of their keys.</summary>
    public bool CheckSecretKeys { get; set; }

    /// <summary>The project's <c>UserSecretsId</c>: on the local AWS its user secrets supply values.</summary>
    public string? UserSecretsId { get; set; }

    /// <summary>A saved plan to apply exactly as it was shown; <see cref="Plan"/> must declare the same.</summary>
    public string? PlanIn { get; set; }

    /// <summary>File for the saved plan.</summary>
    public string? PlanOut { get; set; }

    /// <summary>Directory of the report.</summary>
    public string? ReportDirectory { get; set; }

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
