using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>The sample with four attributes on one class.</summary>
[Collection(CloneCollection.Name)]
public sealed class HelloServiceTests(CloneFixture clone)
{
    [SkippableFact]
    public async Task Four_attributes_are_a_service_that_runs_and_a_second_publish_does_nothing()
    {
        AwsCommand.SkipIfMissing();
        clone.FirstPublish.EnsureSuccess();
        (await Dotnet.RunAsync(clone.Clone.Root, "build", "samples/HelloService", "-c", "Release", "-tl:off")).EnsureSuccess();
        using var policies = new PrintedPolicies(clone.Command, clone.Clone.PathOf("samples/HelloService"), clone.PlanOf("HelloService"));
        var policy = await policies.PrintAsync("deploy", "local", stage: null, "000000000000", "us-east-1");

        (await PublishAsync()).EnsureSuccess();

        var aws = new AwsCommand(clone.Local.Url);
        var service = (await aws.RunAsync("ecs", "describe-services", "--cluster", "hello-service-local", "--services", "hello-service-local"))["services"]![0]!;
        Assert.Equal((2, 2, "COMPLETED"), ((int)service["desiredCount"]!, (int)service["runningCount"]!, (string?)Assert.Single(service["deployments"]!.AsArray())!["rolloutState"]));
        var task = (await aws.RunAsync("ecs", "describe-task-definition", "--task-definition", "hello-service-local"))["taskDefinition"]!;
        var container = Assert.Single(task["containerDefinitions"]!.AsArray())!;
        Assert.Equal(("app", 8080), ((string?)container["name"], (int)Assert.Single(container["portMappings"]!.AsArray())!["containerPort"]!));
        Assert.Contains("/hello-service-local@sha256:", (string?)container["image"], StringComparison.Ordinal);
        Assert.Equal(("FARGATE", "awsvpc"), ((string?)Assert.Single(task["requiresCompatibilities"]!.AsArray()), (string?)task["networkMode"]));

        Assert.Equal("Hello from Amazon ECS.", await clone.Local.AskAsync("hello-service.local"));

        await clone.Local.ForgetRequestsAsync();
        Assert.Contains("Nothing to do", (await PublishAsync()).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Empty(await clone.Local.WritesAsync());

        Task<RunResult> PublishAsync() => clone.Local.StrictAsync(
            policy,
            () => Dotnet.RunAsync(clone.Clone.Root, ["publish", "samples/HelloService", "-tl:off", "-p:DeployToEcs=local", "--no-restore", "-p:BuildProjectReferences=false"], clone.Local.Environment));
    }
}
