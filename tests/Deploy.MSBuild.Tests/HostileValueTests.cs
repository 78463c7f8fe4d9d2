using Deploy.Engine.Options;
using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests;

/// <summary>Whatever a property holds, it is the value of its option and nothing else.</summary>
public sealed class HostileValueTests
{
    private static readonly string[] Values =
    [
        "@arguments.txt", "--local", "-x", "-e", "--", "--image=other@sha256:0", "a --no-wait", "\"quoted\" 'value'", "a=b:c", "-",
        "$(HOME) `id` ; exit", "ümläut 数", OptionItems.Hostile,
    ];

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var row in RunOptionTable.All.Where(row => row.Name is not null && !row.IsOperand && row.Kind != OptionKind.Switch))
            {
                foreach (var value in Values) table.Add(row.Property, value);
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void It_is_one_word_behind_its_option(string property, string value)
    {
        var row = DeployProperties.Find(property)!;
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        start.PlanOnly = row.Verbs.HasFlag(OptionVerbs.Plan);
        Assert.True(start.Execute());
        var without = run.Command.Arguments!;

        start = run.Start();
        start.PlanOnly = row.Verbs.HasFlag(OptionVerbs.Plan);
        start.Options = [OptionItems.Of(property, value)];
        Assert.True(start.Execute());

        var folder = Path.GetDirectoryName(run.ProjectFile)!;
        var expected = row.Kind == OptionKind.Path ? Path.Combine(folder, value).Replace('\\', '/') : value;
        Assert.Equal([$"{row.Name}={expected}"], run.Command.Arguments!.Except(without));
        Assert.Equal(without.Length + 1, run.Command.Arguments!.Length);
    }

    [Fact]
    public void What_the_build_says_itself_is_one_word_too() => Assert.All(Values, value =>
    {
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        (start.PublishDirectory, start.ContainerSettings) = (value, value);

        Assert.True(start.Execute());

        Assert.Equal([$"--publish-directory={value}", $"--container-settings={value}", "--events"], run.Command.Arguments![^3..]);
    });

    [Fact]
    public void A_saved_plan_stands_behind_everything()
    {
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        start.Options = [OptionItems.Of("DeployEcsPlanIn", "@plan")];

        Assert.True(start.Execute());

        Assert.Equal(["--events", "--", Path.Combine(Path.GetDirectoryName(run.ProjectFile)!, "@plan")], run.Command.Arguments![^3..]);
    }
}
