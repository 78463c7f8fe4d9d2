using Deploy.Cli.Tests.Support;
using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

public sealed class CommandLineTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private readonly Project _project = new();

    public Task InitializeAsync() => local.Server.ResetAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("plan")]
    [InlineData("status")]
    [InlineData("fly")]
    [InlineData("apply --plan p.json --timeout 0")]
    [InlineData("plan --plan p.json --no-wait")]
    [InlineData("local start --port many")]
    public async Task A_wrong_command_line_has_its_own_exit_code(string arguments)
    {
        var result = await Command.RunAsync(arguments.Split(' '));

        Assert.True(result.ExitCode == OutcomeCodes.UsageExitCode, result.Output);
        Assert.Contains("deploy-ecs", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        var result = (await Command.RunAsync(["apply", "--help"])).EnsureSuccess();

        Assert.Contains("--publish-directory", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_for_people_shows_what_would_change()
    {
        var result = (await Command.RunAsync(["plan", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url])).EnsureSuccess();

        Assert.Contains("+ cluster/shop (create)", result.Output, StringComparison.Ordinal);
        Assert.Contains("ChangesPending", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("deployment.md", result.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detailed_exit_code_tells_pending_changes_apart()
    {
        string[] plan = ["plan", "--detailed-exit-code", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url];
        Assert.Equal(2, (await Command.RunAsync(plan)).ExitCode);
        (await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url])).EnsureSuccess();
        Assert.Equal(0, (await Command.RunAsync(plan)).ExitCode);
    }

    [Fact]
    public async Task Without_credentials_one_coded_error_says_what_to_do()
    {
        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--region", "eu-central-1", "--endpoint-url", local.Server.Url]);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3010: No AWS credentials", result.Output, StringComparison.Ordinal);
        Assert.Contains("aws sso login", result.Output, StringComparison.Ordinal);
        Assert.Empty(await local.Server.RequestsAsync());
    }

    [Fact]
    public async Task Without_a_region_one_coded_error_says_what_to_do()
    {
        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--endpoint-url", local.Server.Url]);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3012: No Region", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_the_environment_reach_the_endpoint_of_the_environment()
    {
        var result = await Command.RunAsync(
            ["apply", "--plan", _project.Plan],
            new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_REGION"] = "eu-west-1", ["AWS_ENDPOINT_URL"] = local.Server.Url });

        Assert.Contains("account 000000000000 · eu-west-1", result.EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_surprise_is_said_at_the_end_and_in_the_report()
    {
        using var project = new Project(
            new Plan.Resources.ClusterSpec { Name = "shop" },
            new Plan.Resources.TaskDefinitionSpec
            {
                Name = "shop",
                Cpu = 256,
                Memory = 512,
                ContainerDefinitions = Plan.Values.EquatableList.Of(new Plan.Resources.ContainerSpec
                {
                    Name = "app",
                    Image = "public.example.com/nginx/nginx:1.27",
                    PortMappings = Plan.Values.EquatableList.Of(new Plan.Resources.PortMappingSpec { ContainerPort = 8080 }),
                }),
            },
            new Plan.Resources.ServiceSpec
            {
                Name = "shop",
                Cluster = new Plan.Values.ResourceAddress("cluster", "shop"),
                TaskDefinition = new Plan.Values.ResourceAddress("task-definition", "shop"),
                DesiredCount = 1,
                NetworkConfiguration = new Plan.Resources.NetworkSpec { AssignPublicIp = true },
            });
        var environment = new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_REGION"] = "eu-west-1", ["AWS_ENDPOINT_URL"] = local.Server.Url };
        const string Note = "service/shop listens on port 8080 in the VPC's default security group, which admits only its own members";

        var result = (await Command.RunAsync(["plan", "--plan", project.Plan], environment)).EnsureSuccess();

        Assert.True(result.Output.IndexOf(Note, StringComparison.Ordinal) > result.Output.IndexOf("to create", StringComparison.Ordinal), result.Output);
        Assert.Contains(Note, await File.ReadAllTextAsync(project.PathOf("deployment.md")), StringComparison.Ordinal);
        Assert.DoesNotContain(Note, (await Command.RunAsync(["plan", "--plan", project.Plan, "--local", "--endpoint-url", local.Server.Url])).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_must_be_chosen_where_stages_are_declared()
    {
        using var project = new Project(new DeploymentPlan
        {
            Application = "shop",
            Stages = Plan.Values.EquatableList.Of(new StageSpec { Name = "dev" }, new StageSpec { Name = "prod" }),
            Resources = Plan.Values.EquatableList.Of<Plan.Resources.ResourceSpec>(new Plan.Resources.ClusterSpec { Name = "shop" }),
        });
        var environment = new Dictionary<string, string?> { ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_REGION"] = "eu-west-1", ["AWS_ENDPOINT_URL"] = local.Server.Url };

        var result = await Command.RunAsync(["apply", "--plan", project.Plan], environment);

        Assert.Equal(11, result.ExitCode);
        Assert.Contains("error DECS3016: shop declares stages, so one must be chosen", result.Output, StringComparison.Ordinal);
        Assert.Equal(11, (await Command.RunAsync(["apply", "--plan", project.Plan, "--environment", "pr-7"], environment)).ExitCode);
        Assert.Contains(
            "shop · pr-7", (await Command.RunAsync(["apply", "--plan", project.Plan, "--environment", "pr-7", "--stage", "dev"], environment)).EnsureSuccess().Output, StringComparison.Ordinal);
    }
}
