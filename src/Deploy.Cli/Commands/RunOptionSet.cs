using System.CommandLine;
using Deploy.Engine.Options;

namespace Deploy.Cli.Commands;

/// <summary>The options of plan, apply and status. Values that matter are read from files and the environment, not from here, since command lines are seen.</summary>
internal sealed class RunOptionSet
{
    private const double DefaultMinutes = 20;
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    private readonly Argument<string?> _saved = new("saved-plan") { Description = "A file that 'plan --out' wrote: exactly that is applied, or refused.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _plan = new("--plan") { Description = "The plan beside the build output: <Assembly>.deploy.json. Beside a saved plan: what must still declare the same.", HelpName = "file" };
    private readonly Option<string?> _projectDirectory = new("--project-directory") { Description = "Where deploy.json and deploy.<stage>.json lie. Default: here.", HelpName = "directory" };
    private readonly Option<string?> _environment = new("--environment", "-e") { Description = "The environment: dev, prod, pr-123 …" };
    private readonly Option<string?> _stage = new("--stage") { Description = "The stage whose overrides the environment uses. Default: the stage of the environment's name." };
    private readonly Option<string?> _region = new("--region") { Description = "The Region. Default: the plan's, the profile's or AWS_REGION." };
    private readonly Option<string?> _profile = new("--profile") { Description = "A profile of the AWS configuration files." };
    private readonly Option<string?> _endpointUrl = new("--endpoint-url") { Description = $"The endpoint of every service. Default: {EndpointVariable}, else AWS.", HelpName = "url" };
    private readonly Option<bool> _local = new("--local") { Description = "Deploy to the embedded local AWS, which is started when it does not run." };
    private readonly Option<string?> _publishDirectory = new("--publish-directory") { Description = "The publish output that the image is made of.", HelpName = "directory" };
    private readonly Option<string?> _containerSettings = new("--container-settings") { Description = "A JSON file of what else shapes the image.", HelpName = "file" };
    private readonly Option<string?> _image = new("--image") { Description = "Deploy this image instead of building one: repository@sha256:…" };
    private readonly Option<string?> _registry = new("--registry") { Description = "Push to and deploy from this registry instead of ECR's own.", HelpName = "host:port" };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "End when everything is written; do not follow rollouts." };
    private readonly Option<double?> _timeout = new("--timeout") { Description = $"Minutes to follow rollouts. Default: {DefaultMinutes}.", HelpName = "minutes" };

    private readonly Option<string[]> _allowReplace = new("--allow-replace")
    {
        Description = "Resources that may be deleted and made again, or deleted with the tasks, images or logs that they hold, by address: service/api.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "address",
    };

    private readonly Option<string[]> _setDesiredCount = new("--set-desired-count")
    {
        Description = "Services that get their declared count back, though somebody scaled them since, by address.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "address",
    };

    private readonly Option<string?> _out = new("--out") { Description = "Save the plan in a file, for 'apply <file>'.", HelpName = "file" };
    private readonly Option<string?> _reportDirectory = new("--report-directory") { Description = "Where deployment.md and deployment.json are written. Default: beside the plan.", HelpName = "directory" };

    /// <summary>For programs: events as JSON, one a line.</summary>
    public Option<bool> Events { get; } = new("--events") { Description = "Write one JSON object a line, for programs (see src/DESIGN.md)." };

    public void AddTo(Command command, RunVerb verb)
    {
        Option[] common = [_plan, _projectDirectory, _environment, _stage, _region, _profile, _endpointUrl, _local, _publishDirectory, _containerSettings, _image, _registry, _reportDirectory, Events];
        Option[] own = verb switch
        {
            RunVerb.Plan => [_out, _allowReplace, _setDesiredCount],
            RunVerb.Apply => [_noWait, _timeout, _allowReplace, _setDesiredCount],
            _ => [],
        };
        foreach (var option in common.Concat(own)) command.Add(option);
        if (verb == RunVerb.Apply) command.Add(_saved);
        command.Validators.Add(result =>
        {
            var hasSaved = verb == RunVerb.Apply && result.GetValue(_saved) is not null;
            if (!hasSaved && result.GetValue(_plan) is null) result.AddError(verb == RunVerb.Apply ? "Name a plan (--plan) or a saved plan." : "Name a plan: --plan <Assembly>.deploy.json.");
            // A validator does not see default values: an option that was left out would read as 0.
            if (result.GetResult(_timeout) is { Implicit: false } && result.GetValue(_timeout) is <= 0 or double.NaN) result.AddError("--timeout takes a number of minutes above 0.");
        });
    }

    public RunOptions Read(ParseResult parsed, RunVerb verb)
    {
        var local = parsed.GetValue(_local);
        return new RunOptions
        {
            Verb = verb,
            SavedPlan = verb == RunVerb.Apply ? parsed.GetValue(_saved) : null,
            PlanPath = parsed.GetValue(_plan),
            ProjectDirectory = parsed.GetValue(_projectDirectory),
            Environment = Given(parsed.GetValue(_environment)),
            Stage = Given(parsed.GetValue(_stage)),
            Region = Given(parsed.GetValue(_region)),
            Profile = Given(parsed.GetValue(_profile)),
            // A variable that points at some other stand-in must not lead --local astray.
            EndpointUrl = Given(parsed.GetValue(_endpointUrl)) ?? (local ? null : Given(Environment.GetEnvironmentVariable(EndpointVariable))),
            Local = local,
            PublishDirectory = Given(parsed.GetValue(_publishDirectory)),
            ContainerSettings = Given(parsed.GetValue(_containerSettings)),
            Image = Given(parsed.GetValue(_image)),
            Registry = Given(parsed.GetValue(_registry)),
            NoWait = verb == RunVerb.Apply && parsed.GetValue(_noWait),
            Timeout = TimeSpan.FromMinutes((verb == RunVerb.Apply ? parsed.GetValue(_timeout) : null) ?? DefaultMinutes),
            AllowReplace = verb == RunVerb.Status ? [] : Addresses(parsed.GetValue(_allowReplace)),
            SetDesiredCount = verb == RunVerb.Status ? [] : Addresses(parsed.GetValue(_setDesiredCount)),
            Out = verb == RunVerb.Plan ? Given(parsed.GetValue(_out)) : null,
            ReportDirectory = Given(parsed.GetValue(_reportDirectory)),
        };
    }

    private static string[] Addresses(string[]? lists) =>
        [.. (lists ?? []).SelectMany(list => list.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>An empty value is what a build passes for a property that nobody set.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
