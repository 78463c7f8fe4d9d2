using Deploy.Engine.Options;

namespace Deploy.Cli.Tests.Support;

/// <summary>Values that options take, by kind, so that tests go over the whole table.</summary>
internal static class OptionExamples
{
    private static readonly Dictionary<OptionKind, (string Text, object Value)> ByKind = new()
    {
        [OptionKind.Text] = ("my profile", "my profile"),
        [OptionKind.Switch] = ("true", true),
        [OptionKind.Environment] = ("pr-7", "pr-7"),
        [OptionKind.Region] = ("us-gov-west-1", "us-gov-west-1"),
        [OptionKind.Url] = ("http://localhost:4566", "http://localhost:4566"),
        [OptionKind.Registry] = ("localhost:5000", "localhost:5000"),
        [OptionKind.Image] = ($"localhost:5000/a/b@sha256:{new string('a', 64)}", $"localhost:5000/a/b@sha256:{new string('a', 64)}"),
        [OptionKind.Minutes] = ("0.5", TimeSpan.FromSeconds(30)),
        [OptionKind.Addresses] = ("log-group//ecs/shop; service/ümläut 数", new[] { "log-group//ecs/shop", "service/ümläut 数" }),
        [OptionKind.Services] = ("service/a,service/b \"c\"", new[] { "service/a", "service/b \"c\"" }),
        [OptionKind.Path] = ("a folder/数.json", "a folder/数.json"),
    };

    /// <summary>The options of the table that a verb of the command takes.</summary>
    public static IEnumerable<RunOption> Of(OptionVerbs verb) => RunOptionTable.All.Where(row => row.Verbs.HasFlag(verb));

    /// <summary>A value as it is given.</summary>
    public static string Text(RunOption row) => ByKind[row.Kind].Text;

    /// <summary>The same as a run has it.</summary>
    public static object Value(RunOption row) => ByKind[row.Kind].Value;

    /// <summary>The words of a command line that give it.</summary>
    public static string[] Words(RunOption row) =>
        row.IsOperand ? ["--", Text(row)] : row.Kind == OptionKind.Switch ? [row.Name!] : [$"{row.Name}={Text(row)}"];
}
