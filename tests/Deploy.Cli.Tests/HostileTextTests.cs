using Deploy.Cli.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

public sealed class HostileTextTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private readonly Project _project = new(
        new ClusterSpec { Name = "shop" },
        new TaskDefinitionSpec
        {
            Name = "shop",
            Cpu = 256,
            Memory = 512,
            ContainerDefinitions = EquatableList.Of(new ContainerSpec { Name = "app", Image = "public.example.com/nginx/nginx:1.27" }),
        },
        new ServiceSpec
        {
            Name = "shop",
            Cluster = new ResourceAddress("cluster", "shop"),
            TaskDefinition = new ResourceAddress("task-definition", "shop"),
            DesiredCount = 1,
            NetworkConfiguration = new NetworkSpec { AssignPublicIp = true },
        });

    public Task InitializeAsync() => local.Server.ResetAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_a_task_says_gives_no_orders_to_a_terminal_or_CI()
    {
        await local.Server.TaskFaultAsync(new { kind = "exit", exitCode = 3, reason = HostileText.Text });

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url]);

        Assert.Equal(21, result.ExitCode);
        Assert.Contains(HostileText.Word, result.Output, StringComparison.Ordinal);
        Assert.Empty(HostileText.OrdersIn(result.Output, "DECS3021"));
    }

    [Fact]
    public async Task Nor_do_events_although_they_say_all()
    {
        await local.Server.TaskFaultAsync(new { kind = "exit", exitCode = 3, reason = HostileText.Text });

        var result = await Command.RunAsync(["apply", "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url, "--events"]);

        Assert.DoesNotContain(HostileText.OrdersIn(result.Output), order => !order.StartsWith("canonical", StringComparison.Ordinal));
        var texts = string.Join('\n', Command.Events(result.Output).Select(happened => (string?)happened["text"]));
        Assert.Contains("##vso[", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_does_a_wrong_command_line()
    {
        var result = await Command.RunAsync(["plan", "\n::error::a\n##vso[task.complete]"]);

        Assert.Equal(64, result.ExitCode);
        Assert.Empty(HostileText.OrdersIn(result.Output, "DECS3040"));
    }
}
