namespace Deploy.Engine.Options;

/// <summary>
/// All options of a build. The tasks and the command compile this file, each for itself: it is all that they know of an option. The
/// package's targets and README are held against it.
/// </summary>
/// <remarks>None is for a secret: values of properties are written into binary logs, and command lines are seen.</remarks>
public static class RunOptionTable
{
    private const OptionVerbs Anywhere = OptionVerbs.Run | OptionVerbs.Logs | OptionVerbs.Seed;

    /// <summary>In the order of the package's README.</summary>
    public static IReadOnlyList<RunOption> All { get; } =
    [
        new("DeployToEcs") { Reach = OptionReach.References },
        new("DeployEcsEnvironment", "--environment", OptionKind.Environment, Anywhere | OptionVerbs.Policy)
        {
            Alias = "-e",
            Help = "The environment: dev, prod, pr-123 …",
            Reach = OptionReach.References,
            Set = (run, value) => run with { Environment = value.Text },
        },
        new("DeployEcsStage", "--stage", OptionKind.Text, Anywhere | OptionVerbs.Policy)
        {
            Help = "The stage whose overrides the environment uses. Default: the stage of the environment's name.",
            Reach = OptionReach.References,
            Set = (run, value) => run with { Stage = value.Text },
        },
        new("DeployEcsRegion", "--region", OptionKind.Region, Anywhere)
        {
            Help = "The Region. Default: the plan's, the profile's, AWS_REGION or AWS_DEFAULT_REGION.",
            Reach = OptionReach.References,
            Set = (run, value) => run with { Region = value.Text },
        },
        new("DeployEcsProfile", "--profile", OptionKind.Text, OptionVerbs.Run | OptionVerbs.Logs)
        {
            Help = "A profile of the AWS configuration files.",
            Reach = OptionReach.References,
            Set = (run, value) => run with { Profile = value.Text },
        },
        new("DeployEcsEndpointUrl", "--endpoint-url", OptionKind.Url, Anywhere)
        {
            Help = "The endpoint of every service. Default: AWS_ENDPOINT_URL, else AWS.",
            HelpName = "url",
            Reach = OptionReach.References,
            Set = (run, value) => run with { EndpointUrl = value.Text },
        },
        new("DeployEcsRegistry", "--registry", OptionKind.Registry, OptionVerbs.Run)
        {
            Help = "Push to and deploy from this registry instead of ECR's own.",
            HelpName = "host:port",
            Reach = OptionReach.References,
            Set = (run, value) => run with { Registry = value.Text },
        },
        new("DeployEcsImage", "--image", OptionKind.Image, OptionVerbs.Run)
        {
            Help = "Deploy this image instead of building one: repository@sha256:…",
            Reach = OptionReach.Project,
            Set = (run, value) => run with { Image = value.Text },
        },
        new("DeployEcsWait", "--no-wait", OptionKind.Switch, OptionVerbs.Apply)
        {
            Help = "End when everything is written; do not follow rollouts.",
            Set = (run, _) => run with { NoWait = true },
        },
        new("DeployEcsTimeout", "--timeout", OptionKind.Minutes, OptionVerbs.Apply)
        {
            Help = "Minutes to follow rollouts. Default: 20.",
            HelpName = "minutes",
            Set = (run, value) => run with { Timeout = value.Minutes },
        },
        new("DeployEcsAllowReplace", "--allow-replace", OptionKind.Addresses, OptionVerbs.Deployment)
        {
            Help = "Resources that may be deleted and made again, or deleted with the tasks, images or logs that they hold, "
                + "by address: service/api.",
            HelpName = "address",
            Reach = OptionReach.Project,
            Set = (run, value) => run with { AllowReplace = value.List },
        },
        new("DeployEcsSetDesiredCount", "--set-desired-count", OptionKind.Services, OptionVerbs.Deployment)
        {
            Help = "Services that get their declared count back, though somebody scaled them since, by address.",
            HelpName = "address",
            Reach = OptionReach.Project,
            Set = (run, value) => run with { SetDesiredCount = value.List },
        },
        new("DeployEcsCheckSecretKeys", "--check-secret-keys", OptionKind.Switch, OptionVerbs.Deployment)
        {
            Help = "Read the secrets of which JSON keys are used, and compare the names of the keys. No value is kept or shown.",
            Set = (run, _) => run with { CheckSecretKeys = true },
        },
        // .NET's own property, which is an id and no secret.
        new("UserSecretsId", "--user-secrets", OptionKind.Text, OptionVerbs.Deployment | OptionVerbs.Seed)
        {
            Help = "The id of the project's user secrets, which supply values for parameters and secrets that the local AWS lacks.",
            HelpName = "id",
            Set = (run, value) => run with { UserSecretsId = value.Text },
        },
        new("DeployEcsPlanOut", "--out", OptionKind.Path, OptionVerbs.Plan)
        {
            Help = "Save the plan in a file, for 'apply <file>'.",
            HelpName = "file",
            Reach = OptionReach.Project,
            Set = (run, value) => run with { Out = value.Text },
        },
        new("DeployEcsPlanIn", "saved-plan", OptionKind.Path, OptionVerbs.Apply)
        {
            Help = "A file that 'plan --out' wrote: exactly that is applied, or refused.",
            Set = (run, value) => run with { SavedPlan = value.Text },
        },
        new("DeployEcsReportDirectory", "--report-directory", OptionKind.Path, OptionVerbs.Run)
        {
            Help = "Where deployment.md and deployment.json are written. Default: beside the plan.",
            HelpName = "directory",
            Reach = OptionReach.Project,
            Set = (run, value) => run with { ReportDirectory = value.Text },
        },
        new("DeployEcsTypedPlan", kind: OptionKind.Switch),
        new("DeployEcsReferences", kind: OptionKind.Switch),
        new("DeployEcsCommand"),
    ];
}
