using System.CommandLine;
using Deploy.Engine.Options;
using Deploy.Plan.Texts;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>The options of plan, apply and status. Values that matter are read from files and the environment, not from here, since command lines are seen.</summary>
internal sealed class RunOptionSet
{
    private const double DefaultMinutes = 20;

    private readonly PlaceOptionSet _place = new(
        "The plan beside the build output: <Assembly>.deploy.json. Beside a saved plan: what must still declare the same.",
        "Deploy to the embedded local AWS, which is started when it does not run.");

    private readonly Argument<string?> _saved = new("saved-plan") { Description = "A file that 'plan --out' wrote: exactly that is applied, or refused.", Arity = ArgumentArity.ZeroOrOne };
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
    private readonly Option<string?> _userSecrets = new("--user-secrets") { Description = "The id of the project's user secrets, which supply values for parameters and secrets that the local AWS lacks.", HelpName = "id" };
    private readonly Option<string?> _out = new("--out") { Description = "Save the plan in a file, for 'apply <file>'.", HelpName = "file" };
    private readonly Option<string?> _reportDirectory = new("--report-directory") { Description = "Where deployment.md and deployment.json are written. Default: beside the plan.", HelpName = "directory" };

    /// <summary>For programs: events as JSON, one a line.</summary>
    public Option<bool> Events { get; } = new("--events") { Description = "Write one JSON object a line, for programs (see src/DESIGN.md)." };

    public void AddTo(Command command, RunVerb verb)
    {
        Check(_image, OptionValues.OfImage);
        Check(_registry, OptionValues.OfRegistry);
        Check(_timeout, OptionValues.OfTimeout);
        Check(_allowReplace, OptionValues.OfAddress);
        Check(_setDesiredCount, OptionValues.OfService);
        foreach (var path in new[] { _publishDirectory, _containerSettings, _out, _reportDirectory }) Check(path, OptionValues.OfPath);
        Option[] common = [.. _place.All, _publishDirectory, _containerSettings, _image, _registry, _reportDirectory, Events];
        Option[] own = verb switch
        {
            RunVerb.Plan => [_out, _allowReplace, _setDesiredCount, _checkSecretKeys, _userSecrets],
            RunVerb.Apply => [_noWait, _timeout, _allowReplace, _setDesiredCount, _checkSecretKeys, _userSecrets],
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
            if (!hasSaved && result.GetValue(_place.Plan) is null) result.AddError(verb == RunVerb.Apply ? "Name a plan (--plan) or a saved plan." : "Name a plan: --plan <Assembly>.deploy.json.");
        });
    }

    public RunOptions Read(ParseResult parsed, RunVerb verb) => _place.Read(parsed, verb) with
    {
        SavedPlan = verb == RunVerb.Apply ? parsed.GetValue(_saved) : null,
        PublishDirectory = Given(parsed.GetValue(_publishDirectory)),
        ContainerSettings = Given(parsed.GetValue(_containerSettings)),
        Image = Given(parsed.GetValue(_image)),
        Registry = Given(parsed.GetValue(_registry)),
        NoWait = verb == RunVerb.Apply && parsed.GetValue(_noWait),
        Timeout = TimeSpan.FromMinutes((verb == RunVerb.Apply && Given(parsed.GetValue(_timeout)) is { } minutes ? OptionValues.Minutes(minutes) : null) ?? DefaultMinutes),
        AllowReplace = verb == RunVerb.Status ? [] : OptionValues.Addresses(parsed.GetValue(_allowReplace)),
        SetDesiredCount = verb == RunVerb.Status ? [] : OptionValues.Addresses(parsed.GetValue(_setDesiredCount)),
        CheckSecretKeys = verb != RunVerb.Status && parsed.GetValue(_checkSecretKeys),
        UserSecretsId = verb == RunVerb.Status ? null : Given(parsed.GetValue(_userSecrets)),
        Out = verb == RunVerb.Plan ? Given(parsed.GetValue(_out)) : null,
        ReportDirectory = Given(parsed.GetValue(_reportDirectory)),
    };
}
