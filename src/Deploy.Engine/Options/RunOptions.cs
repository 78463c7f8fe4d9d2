namespace Deploy.Engine.Options;

/// <summary>What a run is asked to do.</summary>
public enum RunVerb
{
    /// <summary>Show what would change.</summary>
    Plan,

    /// <summary>Change it.</summary>
    Apply,

    /// <summary>Show what is there.</summary>
    Status,
}

/// <summary>The options of a run; see <c>src/DESIGN.md</c> for the command line.</summary>
public sealed record RunOptions
{
    /// <summary>What to do.</summary>
    public required RunVerb Verb { get; init; }

    /// <summary>The file <c>&lt;Assembly&gt;.deploy.json</c>. Beside a <see cref="SavedPlan"/>: what was built since, which must declare the same.</summary>
    public string? PlanPath { get; init; }

    /// <summary>A file that <see cref="Out"/> wrote, to be applied as it stands.</summary>
    public string? SavedPlan { get; init; }

    /// <summary>Where <c>deploy.json</c> and <c>deploy.&lt;stage&gt;.json</c> lie. Default: the current directory.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The id of the project's user secrets, which supply values on the local AWS; null: it has none.</summary>
    public string? UserSecretsId { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The stage whose overrides are used.</summary>
    public string? Stage { get; init; }

    /// <summary>The Region.</summary>
    public string? Region { get; init; }

    /// <summary>A profile of the AWS configuration files.</summary>
    public string? Profile { get; init; }

    /// <summary>The endpoint of every service.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>True: deploy to the local AWS at <see cref="EndpointUrl"/>, with credentials of its own.</summary>
    public bool Local { get; init; }

    /// <summary>The publish output, from which the image is made.</summary>
    public string? PublishDirectory { get; init; }

    /// <summary>A JSON file of what else shapes the image.</summary>
    public string? ContainerSettings { get; init; }

    /// <summary>An image that exists, by digest: nothing is built or pushed.</summary>
    public string? Image { get; init; }

    /// <summary>A registry to push to and deploy from, other than ECR's own.</summary>
    public string? Registry { get; init; }

    /// <summary>True: end when everything is written, without following rollouts.</summary>
    public bool NoWait { get; init; }

    /// <summary>How long to follow rollouts. Default: 20 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>
    /// How long a new revision of a service without any health check is watched after ECS calls its deployment successful: there RUNNING is healthy,
    /// also of a container that ends seconds later. Zero: not at all. Default: one minute, on the local AWS, where a rollout is thirty times faster, two seconds.
    /// </summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>Addresses of resources that may be replaced, also for another name, or deleted with the tasks, images or logs that they hold.</summary>
    public IReadOnlyList<string> AllowReplace { get; init; } = [];

    /// <summary>Addresses of services whose declared count is written even where somebody scaled them since.</summary>
    public IReadOnlyList<string> SetDesiredCount { get; init; } = [];

    /// <summary>True: the secrets of which JSON keys are used are read, and the names of the keys are compared. No value is kept or shown.</summary>
    public bool CheckSecretKeys { get; init; }

    /// <summary>Where <see cref="RunVerb.Plan"/> saves the plan.</summary>
    public string? Out { get; init; }

    /// <summary>Where report and journal are written; null: beside the plan.</summary>
    public string? ReportDirectory { get; init; }
}
