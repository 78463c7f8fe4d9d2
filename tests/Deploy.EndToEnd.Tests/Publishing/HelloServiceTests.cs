using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>The sample with four attributes on one class.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class HelloServiceTests(StorefrontFixture storefront)
{
    [SkippableFact]
    public async Task Four_attributes_are_a_service_that_runs_and_a_second_publish_does_nothing()
    {
        AwsCommand.SkipIfMissing();
        storefront.FirstPublish.EnsureSuccess();

        (await PublishAsync()).EnsureSuccess();

        var aws = new AwsCommand(storefront.Local.Url);
        var service = (await aws.RunAsync("ecs", "describe-services", "--cluster", "hello-service-local", "--services", "hello-service-local"))["services"]![0]!;
        Assert.Equal((2, 2, "COMPLETED"), ((int)service["desiredCount"]!, (int)service["runningCount"]!, (string?)Assert.Single(service["deployments"]!.AsArray())!["rolloutState"]));
        var task = (await aws.RunAsync("ecs", "describe-task-definition", "--task-definition", "hello-service-local"))["taskDefinition"]!;
        var container = Assert.Single(task["containerDefinitions"]!.AsArray())!;
        Assert.Equal(("app", 8080), ((string?)container["name"], (int)Assert.Single(container["portMappings"]!.AsArray())!["containerPort"]!));
        Assert.Contains("/hello-service-local@sha256:", (string?)container["image"], StringComparison.Ordinal);
        Assert.Equal(("FARGATE", "awsvpc"), ((string?)Assert.Single(task["requiresCompatibilities"]!.AsArray()), (string?)task["networkMode"]));

        await storefront.Local.ForgetRequestsAsync();
        Assert.Contains("Nothing to do", (await PublishAsync("--no-restore", "-p:BuildProjectReferences=false")).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.MutationsAsync());
    }

    private Task<RunResult> PublishAsync(params string[] further) => storefront.Local.StrictAsync(
        policy: null,
        () => Dotnet.RunAsync(storefront.Clone.Root, ["publish", "samples/HelloService", "-tl:off", "-p:DeployToEcs=local", .. further], storefront.Local.Environment));
}
