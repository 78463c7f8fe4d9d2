using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests;

/// <summary>Whatever a property holds, it is the value of its option and nothing else.</summary>
public sealed class HostileValueTests
{
    private static readonly string[] Values = ["@arguments.txt", "--local", "-x", "-e", "--", "--image=other@sha256:0", "a --no-wait", "\"quoted\" 'value'", "a=b:c", "-", "$(HOME) `id` ; exit", "ümläut 数"];

    private static Dictionary<string, (string Option, Action<StartDeployment, string> Set)> Properties { get; } = new()
    {
        ["Environment"] = ("--environment", (task, value) => task.Environment = value),
        ["Stage"] = ("--stage", (task, value) => task.Stage = value),
        ["Region"] = ("--region", (task, value) => task.Region = value),
        ["Profile"] = ("--profile", (task, value) => task.Profile = value),
        ["EndpointUrl"] = ("--endpoint-url", (task, value) => task.EndpointUrl = value),
        ["Registry"] = ("--registry", (task, value) => task.Registry = value),
        ["Image"] = ("--image", (task, value) => task.Image = value),
        ["Timeout"] = ("--timeout", (task, value) => task.Timeout = value),
        ["AllowReplace"] = ("--allow-replace", (task, value) => task.AllowReplace = [value]),
        ["SetDesiredCount"] = ("--set-desired-count", (task, value) => task.SetDesiredCount = [value]),
        ["UserSecretsId"] = ("--user-secrets", (task, value) => task.UserSecretsId = value),
        ["PlanOut"] = ("--out", (task, value) => task.PlanOut = value),
        ["ReportDirectory"] = ("--report-directory", (task, value) => task.ReportDirectory = value),
        ["PublishDirectory"] = ("--publish-directory", (task, value) => task.PublishDirectory = value),
        ["ContainerSettings"] = ("--container-settings", (task, value) => task.ContainerSettings = value),
    };

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var name in Properties.Keys)
            {
                foreach (var value in Values) table.Add(name, value);
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void It_is_one_word_behind_its_option(string property, string value)
    {
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        Assert.True(start.Execute());
        var without = run.Command.Arguments!;

        start = run.Start();
        Properties[property].Set(start, value);
        Assert.True(start.Execute());

        Assert.Equal([$"{Properties[property].Option}={value}"], run.Command.Arguments!.Except(without));
        Assert.Equal(without.Length + 1, run.Command.Arguments!.Length);
    }

    [Fact]
    public void A_saved_plan_stands_behind_everything()
    {
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        start.PlanIn = "@plan";

        Assert.True(start.Execute());

        Assert.Equal(["--events", "--", "@plan"], run.Command.Arguments![^3..]);
    }

    [Fact]
    public void The_table_has_every_property_of_text() => Assert.Equal(
        typeof(StartDeployment).GetProperties()
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]))
            .Where(property => property.DeclaringType == typeof(StartDeployment) && !property.IsDefined(typeof(Microsoft.Build.Framework.OutputAttribute), false))
            .Select(property => property.Name)
            // The last is MSBuild's own, and becomes no option.
            .Except(["Command", "DotnetHost", "ProjectFile", "Plan", "PlanIn", "TerminalLogger"])
            .Order(StringComparer.Ordinal),
        Properties.Keys.Order(StringComparer.Ordinal));
}
