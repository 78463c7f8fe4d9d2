using Deploy.Cli.Commands;
using Deploy.Cli.Tests.Support;
using Deploy.Engine.Options;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

/// <summary>A value is taken literally or refused by name, before anything else; it is never an argument.</summary>
public sealed class OptionTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private static readonly string[] Hostile =
        ["@arguments.txt", "--local", "-x", "-e", "--", "--image=other@sha256:0", "a --no-wait", "\"quoted\"", "a=b:c", "-", "$(HOME)", "ümläut 数", "\u001b[2J", "a\nb", "::error::x", "##vso[a]b"];

    private static readonly Dictionary<string, string> Good = OptionExamples.Of(OptionVerbs.Apply)
        .Where(row => !row.IsOperand && row.Kind != OptionKind.Switch)
        .ToDictionary(row => row.Name!, OptionExamples.Text)
        .Concat(new Dictionary<string, string>
        {
            ["--plan"] = "p.json",
            ["--project-directory"] = "a b",
            ["--publish-directory"] = "out",
            ["--container-settings"] = "c.json",
        })
        .ToDictionary();

    private readonly Project _project = new();

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            foreach (var option in Good.Keys)
            {
                for (var i = 0; i < Hostile.Length; i++) table.Add(option, $"{i}");
            }

            return table;
        }
    }

    public Task InitializeAsync() => local.Server.ResetAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_hostile_value_is_the_value_of_its_option_or_refused(string option, string index)
    {
        var value = Hostile[int.Parse(index, null)];
        var parsed = CommandLine.Parse(["apply", .. option == "--plan" ? [] : new[] { "--plan=p.json" }, $"{option}={value}"]);

        Assert.Empty(parsed.UnmatchedTokens);
        // Only of what a build can set it says how.
        var row = RunOptionTable.All.SingleOrDefault(row => row.Name == option);
        var named = row is null ? option : $"{option} (in a build: {row.Property})";
        Assert.All(parsed.Errors, error => Assert.StartsWith($"{named} is '", error.Message, StringComparison.Ordinal));
        if (parsed.Errors.Count == 0)
            Assert.Equal([value], row?.IsList == true ? parsed.GetValue<string[]>(option)! : [parsed.GetValue<string>(option)!]);
        var set = parsed.CommandResult.Children.OfType<System.CommandLine.Parsing.OptionResult>().Where(result => !result.Implicit).Select(result => result.Option.Name);
        Assert.Equal(new[] { "--plan", option }.Distinct(), set);
        Assert.Null(parsed.GetValue<string?>("saved-plan"));
    }

    [Fact]
    public void A_saved_plan_behind_two_hyphens_is_a_path_whatever_its_name_is()
    {
        var parsed = CommandLine.Parse(["apply", "--plan=p.json", "--allow-replace=service/a", "--events", "--", "@--saved"]);

        Assert.Empty(parsed.Errors);
        Assert.Equal("@--saved", parsed.GetValue<string?>("saved-plan"));
    }

    [Fact]
    public void What_is_meant_is_taken() => Assert.All(Good, pair =>
    {
        var parsed = CommandLine.Parse(["apply", .. pair.Key == "--plan" ? [] : new[] { "--plan=p.json" }, $"{pair.Key}={pair.Value}"]);
        Assert.Empty(parsed.Errors.Select(error => error.Message));
    });

    [Theory]
    [InlineData("--environment=Dev", "lower-case")]
    [InlineData("--region=eu-central", "such as eu-central-1")]
    [InlineData("--region=eu-centrl-1x", "Did you mean eu-central-1?")]
    [InlineData("--endpoint-url=localhost:4566", "http://localhost:4566")]
    [InlineData("--image=shop:latest", "64 hexadecimal digits")]
    [InlineData("--image=repo@sha256:zz", "64 hexadecimal digits")]
    [InlineData("--image=repo@sha256:gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg", "64 hexadecimal digits")]
    [InlineData("--registry=https://localhost:5000", "localhost:5000")]
    [InlineData("--timeout=abc", "number of minutes")]
    [InlineData("--timeout=-1", "number of minutes")]
    [InlineData("--timeout=1,5", "number of minutes")]
    [InlineData("--timeout=1e300", "number of minutes")]
    [InlineData("--timeout=NaN", "number of minutes")]
    [InlineData("--timeout=20 --no-wait", "number of minutes")]
    [InlineData("--allow-replace=shop", "kind/name")]
    [InlineData("--allow-replace=servce/api", "Did you mean service?")]
    [InlineData("--set-desired-count=cluster/shop", "Only a service")]
    [InlineData("--enviroment=dev", "Did you mean --environment?")]
    public async Task What_is_not_understood_is_refused_with_a_code_and_what_was_meant(string argument, string hint)
    {
        var people = await Command.RunAsync(["apply", "--plan", _project.Plan, argument]);
        Assert.Equal(64, people.ExitCode);
        Assert.Contains("error DECS3040: ", people.Output, StringComparison.Ordinal);
        Assert.Contains(hint, people.Output, StringComparison.Ordinal);

        var program = await Command.RunAsync(["apply", "--plan", _project.Plan, argument, "--events"]);
        var events = Command.Events(program.Output);
        Assert.Equal(64, program.ExitCode);
        Assert.Contains(events, happened => (string?)happened["code"] == "DECS3040" && ((string?)happened["text"])?.Contains(hint, StringComparison.Ordinal) == true);
        Assert.Equal(("outcome", 64), ((string?)events[^1]["event"], (int?)events[^1]["exitCode"]));
    }

    [Fact]
    public async Task A_word_with_an_at_sign_names_no_file_of_arguments()
    {
        var file = _project.Write("arguments.txt", "dev\n--region\neu-west-1\n");

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--environment", $"@{file}"]);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("--environment (in a build: DeployEcsEnvironment) is '@", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_nearly_one_of_the_command_s_is_refused()
    {
        var result = await Command.RunAsync(["plan", "--plan", _project.Plan, "--local"], new Dictionary<string, string?> { ["DEPLOY_ECS_LOCAL_STATES"] = "x" });

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("Did you mean DEPLOY_ECS_LOCAL_STATE?", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--allow-replace=cluster/shp", "Did you mean cluster/shop?")]
    [InlineData("--allow-replace=service/other", "which is not in the plan or in what the environment has")]
    [InlineData("--set-desired-count=service/shop", "which is not a service of the plan")]
    public async Task An_address_that_nothing_has_is_refused_before_anything_is_written(string argument, string hint)
    {
        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url, argument]);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3041: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(hint, result.Output, StringComparison.Ordinal);
        Assert.Empty(await local.Server.MutationsAsync());
    }

    [Fact]
    public async Task The_Region_may_come_from_where_the_AWS_command_takes_it()
    {
        var result = await Command.RunAsync(
            ["apply", "--plan", _project.Plan],
            new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_DEFAULT_REGION"] = "eu-west-3", ["AWS_ENDPOINT_URL"] = local.Server.Url });

        Assert.Contains("account 000000000000 · eu-west-3", result.EnsureSuccess().Output, StringComparison.Ordinal);
    }
}
