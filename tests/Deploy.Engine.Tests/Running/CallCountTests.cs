using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Running;

public sealed class CallCountTests(LocalAwsFixture local, ITestOutputHelper output) : LocalTest(local)
{
    private const int Services = 50;

    [Fact]
    public async Task A_deployment_of_fifty_services_with_nothing_to_do_makes_few_calls()
    {
        Deployment.Options = Deployment.Options with { NoWait = true };
        await DeployedAsync(Many());

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Many()));

        var calls = (await Local.RequestsAsync()).GroupBy(call => call).OrderByDescending(group => group.Count()).ToList();
        foreach (var group in calls) output.WriteLine($"{group.Count(),4} {group.Key}");
        var count = calls.Sum(group => group.Count());
        output.WriteLine($"{count} calls");
        Assert.True(count < 400, $"{count}");
    }

    private static DeploymentPlan Many()
    {
        var resources = new List<ResourceSpec> { new ClusterSpec { Name = "shop" } };
        for (var i = 1; i <= Services; i++)
        {
            var role = new RoleSpec
            {
                Name = $"s{i}-execution",
                TrustedService = "ecs-tasks.amazonaws.com",
                Statements = EquatableList.Of(Plans.Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [$"@{{arn:log-group//ecs/s{i}}}:*"])),
            };
            var task = Plans.TaskDefinition(false, "one") with { Name = $"s{i}", ExecutionRole = role.Address };
            var container = task.ContainerDefinitions[0];
            task = task with
            {
                ContainerDefinitions = EquatableList.Of(container with
                {
                    LogConfiguration = container.LogConfiguration! with
                    {
                        Options = container.LogConfiguration.Options.Select(option => option.Name == "awslogs-group" ? option with { Value = $"@{{name:log-group//ecs/s{i}}}" } : option).ToEquatableList(),
                    },
                }),
            };
            resources.AddRange(
            [
                new LogGroupSpec { Name = $"/ecs/s{i}", RetentionInDays = 30 }, role, task,
                new ServiceSpec { Name = $"s{i}", Cluster = Plans.Cluster, TaskDefinition = task.Address, NetworkConfiguration = new NetworkSpec { AssignPublicIp = true } },
            ]);
        }

        return new DeploymentPlan { Application = "shop", Resources = resources.OrderBy(resource => resource.Address).ToEquatableList() };
    }
}
