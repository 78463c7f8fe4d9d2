using Amazon.CloudWatchLogs.Model;
using Amazon.ECR.Model;
using Amazon.IdentityManagement.Model;
using Amazon.Scheduler.Model;
using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>AWS acts, the answer is lost, and the SDK sends the call once more: what the repeated call finds is ours.</summary>
public sealed class LostAnswerTests(LocalAwsFixture local) : LocalTest(local)
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Theory]
    [InlineData("ecr", "CreateRepository")]
    [InlineData("ecr", "PutLifecyclePolicy")]
    [InlineData("logs", "CreateLogGroup")]
    [InlineData("logs", "PutRetentionPolicy")]
    [InlineData("iam", "CreateRole")]
    [InlineData("iam", "PutRolePolicy")]
    [InlineData("iam", "AttachRolePolicy")]
    [InlineData("ecs", "CreateCluster")]
    [InlineData("ecs", "RegisterTaskDefinition")]
    [InlineData("ecs", "CreateService")]
    [InlineData("scheduler", "CreateScheduleGroup")]
    [InlineData("scheduler", "CreateSchedule")]
    public async Task A_first_deployment_one_answer_of_which_is_lost_makes_everything(string service, string operation)
    {
        await Local.FaultAsync(service, operation, "dropAfterActing");

        var outcome = await Deployment.ApplyAsync(Whole());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Equal(2, (await Local.MutationsAsync()).Count(call => call == $"{service}:{operation}") - Others(operation));
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Whole()));
    }

    [Theory]
    [InlineData("ecr", "DescribeRepositories", "ecr-repository/shop", "ecr:CreateRepository")]
    [InlineData("logs", "DescribeLogGroups", "log-group//ecs/shop", "logs:CreateLogGroup")]
    [InlineData("iam", "ListRoles", "role/shop-execution", "iam:CreateRole")]
    [InlineData("scheduler", "GetScheduleGroup", "schedule-group/shop", "scheduler:CreateScheduleGroup")]
    public async Task What_somebody_else_made_in_the_meantime_is_refused_and_left_as_it_is(string service, string read, string address, string create)
    {
        var spec = Whole().Find(ResourceAddress.Parse(address))!;
        var plan = new DeploymentPlan { Application = "shop", Resources = EquatableList.Of(spec) };
        await Local.FaultAsync(service, read, "staleReads");
        await MakeAsync(spec, new Dictionary<string, string> { ["deploy-ecs:application"] = "bookkeeping", ["deploy-ecs:environment"] = "prod" });
        await Local.ForgetRequestsAsync();

        var outcome = await Deployment.ApplyAsync(plan);

        Assert.True(outcome == DeploymentOutcome.RefusedNotOurs, Deployment.Events.Text);
        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3003", error.Code);
        Assert.Contains("belongs to the application 'bookkeeping', environment 'prod'. Use another name", error.Text, StringComparison.Ordinal);
        Assert.Equal([create], await Local.MutationsAsync());
    }

    [Theory]
    [InlineData("ecr", "DescribeRepositories", "ecr-repository/shop", "ecr:CreateRepository")]
    [InlineData("logs", "DescribeLogGroups", "log-group//ecs/shop", "logs:CreateLogGroup")]
    [InlineData("iam", "ListRoles", "role/shop-execution", "iam:CreateRole")]
    [InlineData("scheduler", "GetScheduleGroup", "schedule-group/shop", "scheduler:CreateScheduleGroup")]
    public async Task What_another_run_of_this_application_made_in_the_meantime_is_finished(string service, string read, string address, string create)
    {
        var spec = Whole().Find(ResourceAddress.Parse(address))!;
        var plan = new DeploymentPlan { Application = "shop", Resources = EquatableList.Of(spec) };
        await Local.FaultAsync(service, read, "staleReads");
        await Local.FaultAsync("resourcegroupstaggingapi", "GetResources", "staleReads");
        await MakeAsync(spec, Ours(spec.Address));
        await Local.ForgetRequestsAsync();

        var outcome = await Deployment.ApplyAsync(plan);

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Equal(create, (await Local.MutationsAsync())[0]);
        Assert.Contains($"{spec.Address}: exists already", Deployment.Events.Text, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(plan));
    }

    [Fact]
    public async Task A_schedule_that_another_run_of_this_application_made_in_the_meantime_is_finished()
    {
        await DeployedAsync(Whole().Without(Plans.Schedule));
        await Local.FaultAsync("scheduler", "GetSchedule", "staleReads");
        await Local.FaultAsync("scheduler", "ListSchedules", "staleReads");
        await Aws.Scheduler.CreateScheduleAsync(new CreateScheduleRequest
        {
            GroupName = "shop-local",
            Name = "nightly-local",
            ScheduleExpression = "rate(1 hour)",
            FlexibleTimeWindow = new FlexibleTimeWindow { Mode = "OFF" },
            Target = new Target
            {
                Arn = "arn:aws:ecs:eu-central-1:000000000000:cluster/shop-local",
                RoleArn = "arn:aws:iam::000000000000:role/deploy-ecs/shop/local/eu-central-1/nightly-schedule-local-eu-central-1",
                EcsParameters = new EcsParameters { TaskDefinitionArn = "arn:aws:ecs:eu-central-1:000000000000:task-definition/shop-local:1" },
            },
        });
        await Local.ForgetRequestsAsync();

        var outcome = await Deployment.ApplyAsync(Whole());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Equal(["scheduler:CreateSchedule", "scheduler:UpdateSchedule"], await Local.MutationsAsync());
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Whole()));
    }

    [Fact]
    public async Task A_service_that_another_run_of_this_application_made_in_the_meantime_is_finished()
    {
        await DeployedAsync(Plans.Shop().Without(Plans.Service));
        await Local.FaultAsync("ecs", "DescribeServices", "staleReads");
        await Local.FaultAsync("resourcegroupstaggingapi", "GetResources", "staleReads");
        await Aws.Ecs.CreateServiceAsync(new Amazon.ECS.Model.CreateServiceRequest
        {
            Cluster = "shop-local",
            ServiceName = "shop-local",
            TaskDefinition = "shop-local:1",
            DesiredCount = 0,
            LaunchType = Amazon.ECS.LaunchType.FARGATE,
            NetworkConfiguration = new Amazon.ECS.Model.NetworkConfiguration
            {
                AwsvpcConfiguration = new Amazon.ECS.Model.AwsVpcConfiguration { Subnets = [await SubnetAsync()], AssignPublicIp = Amazon.ECS.AssignPublicIp.ENABLED },
            },
            Tags = [.. Ours(Plans.Service).Select(tag => new Amazon.ECS.Model.Tag { Key = tag.Key, Value = tag.Value })],
        });
        await Local.ForgetRequestsAsync();

        var outcome = await Deployment.ApplyAsync(Plans.Shop());

        Assert.True(outcome == DeploymentOutcome.Succeeded, Deployment.Events.Text);
        Assert.Equal("ecs:CreateService", (await Local.MutationsAsync())[0]);
        Assert.Contains("ecs:UpdateService", await Local.MutationsAsync());
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_registration_whose_answer_was_lost_leaves_one_revision(int revision)
    {
        if (revision == 2) await DeployedAsync(Whole());
        var plan = Whole().With(Plans.TaskDefinition(false, "changed"));
        await Local.FaultAsync("ecs", "RegisterTaskDefinition", "dropAfterActing");

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(plan));

        var calls = await Local.MutationsAsync();
        Assert.Equal((2, 1), (calls.Count(call => call == "ecs:RegisterTaskDefinition"), calls.Count(call => call == "ecs:DeregisterTaskDefinition")));
        var active = (await Aws.Ecs.ListTaskDefinitionsAsync(new() { FamilyPrefix = "shop-local" })).TaskDefinitionArns;
        Assert.Equal(Enumerable.Range(1, revision).Select(number => $"shop-local:{number}"), active.Select(arn => arn.Split('/')[^1]));
        var service = Assert.Single((await Aws.Ecs.DescribeServicesAsync(new() { Cluster = "shop-local", Services = ["shop-local"] })).Services);
        Assert.EndsWith($":{revision}", service.TaskDefinition, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(plan));
    }

    [Fact]
    public async Task A_revision_of_which_no_answer_came_is_found_by_its_content()
    {
        // The patience of a run is no longer than its time-out.
        var options = Deployment.Options;
        Deployment.Options = options with { Timeout = TimeSpan.FromSeconds(3) };
        await Local.FaultAsync("ecs", "RegisterTaskDefinition", "dropAfterActing", times: 1000);
        Assert.Equal(DeploymentOutcome.PartlyApplied, await Deployment.ApplyAsync(Whole()));
        Deployment.Options = options;
        await Local.ClearFaultsAsync();
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Whole()));

        Assert.DoesNotContain("ecs:RegisterTaskDefinition", await Local.MutationsAsync());
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Whole()));
    }

    private static RoleSpec Role => new()
    {
        Name = Plans.ExecutionRole.Name,
        TrustedService = "ecs-tasks.amazonaws.com",
        Description = "pulls and logs",
        Statements = EquatableList.Of(
            Plans.Statement("Objects", ["s3:GetObject"], ["arn:aws:s3:::bucket/*"]),
            Plans.Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], ["arn:aws:logs:*:*:log-group:/ecs/shop-local:*"])),
        ManagedPolicyArns = EquatableList.Of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
    };

    private static DeploymentPlan Whole()
    {
        var repository = new EcrRepositorySpec
        {
            Name = Plans.Repository.Name,
            LifecyclePolicy = EquatableList.Of(new LifecycleRuleSpec { RulePriority = 1, TagStatus = TagStatus.Any, CountType = LifecycleCountType.ImageCountMoreThan, CountNumber = 10 }),
        };
        return Plans.ShopWithSchedule().With(repository, Role);
    }

    /// <summary>The tags by which this application knows a resource of its own.</summary>
    private static Dictionary<string, string> Ours(ResourceAddress address) => new()
    {
        ["deploy-ecs:application"] = "shop",
        ["deploy-ecs:environment"] = "local",
        ["deploy-ecs:address"] = address.ToString(),
        ["deploy-ecs:project"] = "Shop",
    };

    private async Task<string> SubnetAsync() => (await Aws.Ec2.DescribeSubnetsAsync(new Amazon.EC2.Model.DescribeSubnetsRequest())).Subnets[0].SubnetId;

    /// <summary>How often the deployment makes the call for other resources.</summary>
    private static int Others(string operation) => operation is "CreateRole" or "PutRolePolicy" ? 1 : 0;

    private Task MakeAsync(ResourceSpec spec, Dictionary<string, string> tags) => spec switch
    {
        EcrRepositorySpec => Aws.Ecr.CreateRepositoryAsync(new CreateRepositoryRequest
        {
            RepositoryName = "shop-local",
            Tags = [.. tags.Select(tag => new Amazon.ECR.Model.Tag { Key = tag.Key, Value = tag.Value })],
        }),
        LogGroupSpec => Aws.Logs.CreateLogGroupAsync(new CreateLogGroupRequest { LogGroupName = "/ecs/shop-local", Tags = tags }),
        RoleSpec => Aws.Iam.CreateRoleAsync(new CreateRoleRequest
        {
            RoleName = "shop-execution-local-eu-central-1",
            Path = "/deploy-ecs/shop/local/eu-central-1/",
            AssumeRolePolicyDocument = Trust,
            Tags = [.. tags.Select(tag => new Amazon.IdentityManagement.Model.Tag { Key = tag.Key, Value = tag.Value })],
        }),
        _ => Aws.Scheduler.CreateScheduleGroupAsync(new CreateScheduleGroupRequest
        {
            Name = "shop-local",
            Tags = [.. tags.Select(tag => new Amazon.Scheduler.Model.Tag { Key = tag.Key, Value = tag.Value })],
        }),
    };
}
