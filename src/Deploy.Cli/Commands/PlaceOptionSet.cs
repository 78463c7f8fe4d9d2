using System.CommandLine;
using Deploy.Engine.Options;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>The options that say which plan, in which environment, and where AWS is, with those of the table that a verb has.</summary>
internal sealed class PlaceOptionSet
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    private readonly TableOptionSet _table;
    private readonly Option<bool>? _local;

    private readonly Option<string?> _projectDirectory = new("--project-directory")
    {
        Description = "Where deploy.json and deploy.<stage>.json lie. Default: here.",
        HelpName = "directory",
    };

    /// <param name="verb">The verb.</param>
    /// <param name="plan">What <c>--plan</c> is.</param>
    /// <param name="local">What <c>--local</c> does; null: the verb is about the local AWS alone, and has no option that says so.</param>
    public PlaceOptionSet(OptionVerbs verb, string plan, string? local)
    {
        _table = new TableOptionSet(verb);
        _local = local is null ? null : new Option<bool>("--local") { Description = local };
        Plan = new Option<string?>("--plan") { Description = plan, HelpName = "file" };
        Check(Plan, OptionValues.OfPath);
        Check(_projectDirectory, OptionValues.OfPath);
    }

    public Option<string?> Plan { get; }

    public IEnumerable<Option> All => [Plan, _projectDirectory, .. _table.Options, .. _local is null ? [] : new[] { _local }];

    public IReadOnlyList<Argument<string?>> Operands => _table.Operands;

    /// <param name="parsed">The command line.</param>
    /// <param name="verb">What the run does.</param>
    public RunOptions Read(ParseResult parsed, RunVerb verb)
    {
        var local = _local is null || parsed.GetValue(_local);
        var run = _table.Read(parsed, new RunOptions
        {
            Verb = verb,
            PlanPath = parsed.GetValue(Plan),
            ProjectDirectory = parsed.GetValue(_projectDirectory),
            Local = local,
        });
        // A variable that points at some other stand-in must not lead --local astray.
        return local || run.EndpointUrl is not null
            ? run
            : run with { EndpointUrl = Given(Environment.GetEnvironmentVariable(EndpointVariable)) };
    }
}
