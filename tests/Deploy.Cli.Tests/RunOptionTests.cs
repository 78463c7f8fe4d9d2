using System.CommandLine;
using System.Reflection;
using Deploy.Cli.Commands;
using Deploy.Cli.Tests.Support;
using Deploy.Engine.Options;
using Verb = System.CommandLine.Command;

namespace Deploy.Cli.Tests;

/// <summary>What the table says is what the command does. Deploy.MSBuild.Tests has the other half: from properties to words.</summary>
public sealed class RunOptionTests
{
    private static readonly PropertyInfo[] Members = [.. typeof(RunOptions).GetProperties().Where(member => member.CanWrite)];

    public static TheoryData<RunVerb, string> Taken => Rows(taken: true);

    public static TheoryData<RunVerb, string> NotTaken => Rows(taken: false);

    [Theory]
    [MemberData(nameof(Taken))]
    public void An_option_reaches_the_run_and_changes_nothing_else(RunVerb verb, string name)
    {
        var row = Row(name);

        var without = Read(verb, []);
        var given = Read(verb, OptionExamples.Words(row));

        var changed = Assert.Single(Members, member => Text(member, without) != Text(member, given));
        Assert.Equal(OptionExamples.Value(row), changed.GetValue(given));
        // Named like the property or like the option, so that no two are mixed up.
        Assert.Contains(changed.Name, new[] { row.Property.Replace("DeployEcs", "", StringComparison.Ordinal), Words(row.Name!) });
    }

    [Theory]
    [MemberData(nameof(NotTaken))]
    public void An_option_of_other_verbs_is_refused(RunVerb verb, string name) =>
        Assert.NotEmpty(Parse(verb, OptionExamples.Words(Row(name)), out _).Errors);

    [Fact]
    public void No_two_options_are_the_same_to_a_run()
    {
        var initial = new RunOptions { Verb = RunVerb.Apply };
        var set = RunOptionTable.All.Where(row => row.Name is not null).Select(row =>
        {
            var run = row.Set(initial, new OptionValue(OptionExamples.Text(row)));
            return Assert.Single(Members, member => Text(member, initial) != Text(member, run)).Name;
        });

        Assert.Equal(set.Distinct(), set);
    }

    [Theory]
    [InlineData(OptionVerbs.Plan, "plan")]
    [InlineData(OptionVerbs.Apply, "apply")]
    [InlineData(OptionVerbs.Status, "status")]
    [InlineData(OptionVerbs.Logs, "logs")]
    [InlineData(OptionVerbs.Policy, "policy")]
    [InlineData(OptionVerbs.Seed, "local seed")]
    public void Each_verb_has_its_options_with_their_help(OptionVerbs verb, string words)
    {
        Verb root = CommandLine.Root();
        var command = words.Split(' ').Aggregate(root, (outer, name) => outer.Subcommands.Single(inner => inner.Name == name));

        var has = command.Options.Select(option => (option.Name, option.Description))
            .Concat(command.Arguments.Select(operand => (operand.Name, operand.Description)))
            .ToList();
        Assert.All(OptionExamples.Of(verb), row => Assert.Contains((row.Name!, row.Help), has));
        Assert.All(has, option => Assert.NotEmpty(option.Description!));
    }

    private static string Words(string name) =>
        string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static TheoryData<RunVerb, string> Rows(bool taken)
    {
        var rows = new TheoryData<RunVerb, string>();
        foreach (var verb in Enum.GetValues<RunVerb>())
        {
            var takers = Enum.Parse<OptionVerbs>($"{verb}");
            var names = RunOptionTable.All.Where(row => row.Verbs.HasFlag(takers) == taken).Select(row => row.Name);
            foreach (var name in names.OfType<string>()) rows.Add(verb, name);
        }

        return rows;
    }

    private static RunOption Row(string name) => RunOptionTable.All.Single(row => row.Name == name);

    private static RunOptions Read(RunVerb verb, string[] words)
    {
        var parsed = Parse(verb, words, out var options);
        Assert.Empty(parsed.Errors.Select(error => error.Message));
        return options.Read(parsed);
    }

    private static ParseResult Parse(RunVerb verb, string[] words, out RunOptionSet options)
    {
        options = new RunOptionSet(verb);
        var command = new RootCommand();
        options.AddTo(command);
        return command.Parse(["--plan=p.json", .. words], new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    private static string Text(PropertyInfo member, RunOptions run) =>
        member.GetValue(run) is IEnumerable<string> list ? string.Join('\n', list) : $"{member.GetValue(run)}";
}
