using System.CommandLine;
using Deploy.Engine.Options;
using Deploy.Plan.Texts;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>
/// The options of plan, apply and status: those of the table, and what a build tells beside them. Values that matter are read from files
/// and the environment, not from here, since command lines are seen.
/// </summary>
/// <param name="verb">The verb.</param>
internal sealed class RunOptionSet(RunVerb verb)
{
    private readonly PlaceOptionSet _place = new(
        verb switch
        {
            RunVerb.Plan => OptionVerbs.Plan,
            RunVerb.Apply => OptionVerbs.Apply,
            _ => OptionVerbs.Status,
        },
        "The plan beside the build output: <Assembly>.deploy.json. Beside a saved plan: what must still declare the same.",
        "Deploy to the embedded local AWS, which is started when it does not run.");

    private readonly Option<string?> _publishDirectory = new("--publish-directory")
    {
        Description = "The publish output that the image is made of.",
        HelpName = "directory",
    };

    private readonly Option<string?> _containerSettings = new("--container-settings")
    {
        Description = "A JSON file of what else shapes the image.",
        HelpName = "file",
    };

    /// <summary>For programs: events as JSON, one a line.</summary>
    public Option<bool> Events { get; } = new("--events") { Description = "Write one JSON object a line, for programs (see src/DESIGN.md)." };

    public void AddTo(Command command)
    {
        foreach (var path in new[] { _publishDirectory, _containerSettings }) Check(path, OptionValues.OfPath);
        foreach (var option in _place.All.Concat([_publishDirectory, _containerSettings, Events])) command.Add(option);
        foreach (var operand in _place.Operands) AddTo(command, operand);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_place.Plan) is not null || _place.Operands.Any(operand => result.GetValue(operand) is not null)) return;
            var canBeSaved = _place.Operands.Count > 0;
            result.AddError(canBeSaved ? "Name a plan (--plan) or a saved plan." : "Name a plan: --plan <Assembly>.deploy.json.");
        });
    }

    public RunOptions Read(ParseResult parsed) => _place.Read(parsed, verb) with
    {
        PublishDirectory = Given(parsed.GetValue(_publishDirectory)),
        ContainerSettings = Given(parsed.GetValue(_containerSettings)),
    };

    // A misspelled option would be taken for the path of a saved plan.
    private static void AddTo(Command command, Argument<string?> operand)
    {
        command.Add(operand);
        operand.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
            {
                var meant = Suggestion.Sentence(word.Split('=')[0], command.Options.Select(option => option.Name));
                result.AddError($"'{word}' is no option.{meant} Write ./{word} for a saved plan of such a name.");
            }
        });
    }
}
