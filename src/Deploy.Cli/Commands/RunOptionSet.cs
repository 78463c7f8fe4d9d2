using System.CommandLine;
using Deploy.Engine.Options;
using Deploy.Plan.Texts;

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
    private readonly Option<string?> _region = new("--region") { Description = "The Region. Default: the plan's, the profile's, AWS_REGION or AWS_DEFAULT_REGION." };
    private readonly Option<string?> _profile = new("--profile") { Description = "A profile of the AWS configuration files." };
    private readonly Option<string?> _endpointUrl = new("--endpoint-url") { Description = $"The endpoint of every service. Default: {EndpointVariable}, else AWS.", HelpName = "url" };
    private readonly Option<bool> _local = new("--local") { Description = "Deploy to the embedded local AWS, which is started when it does not run." };
    private readonly Option<string?> _publishDirectory = new("--publish-directory") { Description = "The publish output that the image is made of.", HelpName = "directory" };
    private readonly Option<string?> _containerSettings = new("--container-settings") { Description = "A JSON file of what else shapes the image.", HelpName = "file" };
    private readonly Option<string?> _image = new("--image") { Description = "Deploy this image instead of building one: repository@sha256:…" };
    private readonly Option<string?> _registry = new("--registry") { Description = "Push to and deploy from this registry instead of ECR's own.", HelpName = "host:port" };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "End when everything is written; do not follow rollouts." };
    private readonly Option<string?> _timeout = new("--timeout") { Description = $"Minutes to follow rollouts. Default: {DefaultMinutes}.", HelpName = "minutes" };

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

    private readonly Option<bool> _checkSecretKeys = new("--check-secret-keys") { Description = "Read the secrets of which JSON keys are used, and compare the names of the keys. No value is kept or shown." };
    private readonly Option<string?> _out = new("--out") { Description = "Save the plan in a file, for 'apply <file>'.", HelpName = "file" };
    private readonly Option<string?> _reportDirectory = new("--report-directory") { Description = "Where deployment.md and deployment.json are written. Default: beside the plan.", HelpName = "directory" };

    /// <summary>For programs: events as JSON, one a line.</summary>
    public Option<bool> Events { get; } = new("--events") { Description = "Write one JSON object a line, for programs (see src/DESIGN.md)." };

    public void AddTo(Command command, RunVerb verb)
    {
        Check(_environment, OptionValues.OfEnvironment);
        Check(_stage, OptionValues.OfStage);
        Check(_region, OptionValues.OfRegion);
        Check(_profile, OptionValues.OfProfile);
        Check(_endpointUrl, OptionValues.OfUrl);
        Check(_image, OptionValues.OfImage);
        Check(_registry, OptionValues.OfRegistry);
        Check(_timeout, OptionValues.OfTimeout);
        Check(_allowReplace, OptionValues.OfAddress);
        Check(_setDesiredCount, OptionValues.OfService);
        foreach (var path in new[] { _plan, _projectDirectory, _publishDirectory, _containerSettings, _out, _reportDirectory }) Check(path, OptionValues.OfPath);
        Option[] common = [_plan, _projectDirectory, _environment, _stage, _region, _profile, _endpointUrl, _local, _publishDirectory, _containerSettings, _image, _registry, _reportDirectory, Events];
        Option[] own = verb switch
        {
            RunVerb.Plan => [_out, _allowReplace, _setDesiredCount, _checkSecretKeys],
            RunVerb.Apply => [_noWait, _timeout, _allowReplace, _setDesiredCount, _checkSecretKeys],
            _ => [],
        };
        foreach (var option in common.Concat(own)) command.Add(option);
        if (verb == RunVerb.Apply) command.Add(_saved);
        // A misspelled option would be taken for the path of a saved plan.
        _saved.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
                result.AddError($"'{word}' is no option.{Suggestion.Sentence(word.Split('=')[0], command.Options.Select(option => option.Name))} Write ./{word} for a saved plan of such a name.");
        });
        command.Validators.Add(result =>
        {
            var hasSaved = verb == RunVerb.Apply && result.GetValue(_saved) is not null;
            if (!hasSaved && result.GetValue(_plan) is null) result.AddError(verb == RunVerb.Apply ? "Name a plan (--plan) or a saved plan." : "Name a plan: --plan <Assembly>.deploy.json.");
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
            Timeout = TimeSpan.FromMinutes((verb == RunVerb.Apply && Given(parsed.GetValue(_timeout)) is { } minutes ? OptionValues.Minutes(minutes) : null) ?? DefaultMinutes),
            AllowReplace = verb == RunVerb.Status ? [] : OptionValues.Addresses(parsed.GetValue(_allowReplace)),
            SetDesiredCount = verb == RunVerb.Status ? [] : OptionValues.Addresses(parsed.GetValue(_setDesiredCount)),
            CheckSecretKeys = verb != RunVerb.Status && parsed.GetValue(_checkSecretKeys),
            Out = verb == RunVerb.Plan ? Given(parsed.GetValue(_out)) : null,
            ReportDirectory = Given(parsed.GetValue(_reportDirectory)),
        };
    }

    /// <summary>Has the values of an option checked while the command line is read, so that nothing begins with one that cannot be.</summary>
    private static void Check(Option option, Func<string, string?> wrong) => option.Validators.Add(result =>
    {
        var isList = option is Option<string[]>;
        foreach (var value in result.Tokens.Select(token => token.Value).SelectMany(text => isList ? OptionValues.Addresses([text]) : [text]).Where(text => Given(text) is not null))
        {
            if (wrong(value) is { } why) result.AddError($"{option.Name} (in a build: {PropertyOf(option)}) is '{value}'. {why}");
        }
    });

    /// <summary>The property of a build that becomes the option: <c>DeployEcsEndpointUrl</c> becomes <c>--endpoint-url</c>.</summary>
    private static string PropertyOf(Option option) => option.Name == "--out"
        ? "DeployEcsPlanOut"
        : $"DeployEcs{string.Concat(option.Name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";

    /// <summary>An empty value is what a build passes for a property that nobody set.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
