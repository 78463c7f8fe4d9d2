using System.CommandLine;
using Deploy.Engine.Options;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>The options that say which plan, in which environment, and where AWS is.</summary>
internal sealed class PlaceOptionSet
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    private readonly Option<string?> _plan;
    private readonly Option<string?> _projectDirectory = new("--project-directory") { Description = "Where deploy.json and deploy.<stage>.json lie. Default: here.", HelpName = "directory" };
    private readonly Option<string?> _environment = new("--environment", "-e") { Description = "The environment: dev, prod, pr-123 …" };
    private readonly Option<string?> _stage = new("--stage") { Description = "The stage whose overrides the environment uses. Default: the stage of the environment's name." };
    private readonly Option<string?> _region = new("--region") { Description = "The Region. Default: the plan's, the profile's, AWS_REGION or AWS_DEFAULT_REGION." };
    private readonly Option<string?> _profile = new("--profile") { Description = "A profile of the AWS configuration files." };
    private readonly Option<string?> _endpointUrl = new("--endpoint-url") { Description = $"The endpoint of every service. Default: {EndpointVariable}, else AWS.", HelpName = "url" };
    private readonly Option<bool> _local;

    /// <param name="plan">What <c>--plan</c> is.</param>
    /// <param name="local">What <c>--local</c> does.</param>
    public PlaceOptionSet(string plan, string local)
    {
        _plan = new Option<string?>("--plan") { Description = plan, HelpName = "file" };
        _local = new Option<bool>("--local") { Description = local };
        Check(_plan, OptionValues.OfPath);
        Check(_projectDirectory, OptionValues.OfPath);
        Check(_environment, OptionValues.OfEnvironment);
        Check(_stage, OptionValues.OfStage);
        Check(_region, OptionValues.OfRegion);
        Check(_profile, OptionValues.OfProfile);
        Check(_endpointUrl, OptionValues.OfUrl);
    }

    public Option<string?> Plan => _plan;

    public Option<string?> EndpointUrl => _endpointUrl;

    /// <summary>Those of a verb that is about the local AWS alone.</summary>
    public IEnumerable<Option> OfLocal => [_plan, _projectDirectory, _environment, _stage, _region, _endpointUrl];

    public IEnumerable<Option> All => [_plan, _projectDirectory, _environment, _stage, _region, _profile, _endpointUrl, _local];

    /// <param name="parsed">The command line.</param>
    /// <param name="verb">What the run does.</param>
    /// <param name="isLocal">True: the verb is about the local AWS alone, and has no option that says so.</param>
    public RunOptions Read(ParseResult parsed, RunVerb verb, bool isLocal = false)
    {
        var local = isLocal || parsed.GetValue(_local);
        return new RunOptions
        {
            Verb = verb,
            PlanPath = parsed.GetValue(_plan),
            ProjectDirectory = parsed.GetValue(_projectDirectory),
            Environment = Given(parsed.GetValue(_environment)),
            Stage = Given(parsed.GetValue(_stage)),
            Region = Given(parsed.GetValue(_region)),
            Profile = isLocal ? null : Given(parsed.GetValue(_profile)),
            // A variable that points at some other stand-in must not lead --local astray.
            EndpointUrl = Given(parsed.GetValue(_endpointUrl)) ?? (local ? null : Given(Environment.GetEnvironmentVariable(EndpointVariable))),
            Local = local,
        };
    }
}
