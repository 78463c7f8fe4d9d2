using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>What <c>dotnet publish samples/Storefront -p:DeployToEcs=local</c> leaves behind, as the AWS command line sees it.</summary>
[Collection(CloneCollection.Name)]
public sealed class FirstPublishTests(CloneFixture clone)
{
    private AwsCommand Command
    {
        get
        {
            AwsCommand.SkipIfMissing();
            clone.FirstPublish.EnsureSuccess();
            return new AwsCommand(clone.Local.Url);
        }
    }

    [Fact]
    public void It_succeeds_and_prints_the_reports_path_last()
    {
        var lines = clone.FirstPublish.EnsureSuccess().Output.TrimEnd().Split('\n');

        var report = clone.Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.md");
        Assert.Equal($"  Storefront -> {report}", lines[^1]);
        Assert.Contains(lines, line => line.Contains($"shown at {clone.Local.Url}/, in a browser", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("deploy-ecs local stop", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"service/storefront-api answers at http://storefront-api.local.localhost:{new Uri(clone.Local.Url).Port}/", StringComparison.Ordinal));
        Assert.Contains("tasks are processes of this machine", clone.FirstReport, StringComparison.Ordinal);
        // The SDK's line for the push, and not those for its steps.
        Assert.Contains(lines, line => line.Contains("Pushed image 'us-east-1/storefront-local:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Microsoft.NET.Build.Containers", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("warning", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_api_answers_from_two_healthy_tasks_and_writes_to_their_streams()
    {
        var tasks = await AwsAsync("ecs list-tasks --cluster storefront-local --service-name storefront-api-local");
        var described = (await Command.RunAsync(["ecs", "describe-tasks", "--cluster", "storefront-local", "--tasks", .. tasks["taskArns"]!.AsArray().Select(arn => (string)arn!)]))["tasks"]!.AsArray();
        Assert.Equal(["HEALTHY", "HEALTHY"], described.Select(task => (string?)task!["healthStatus"]));

        for (var i = 0; i < 4; i++) Assert.Contains("healthy", await clone.Local.AskAsync("storefront-api.local", "/health"), StringComparison.Ordinal);
        foreach (var arn in tasks["taskArns"]!.AsArray().Select(arn => (string)arn!))
        {
            var lines = await AwsAsync($"logs get-log-events --log-group-name /ecs/storefront-api-local --log-stream-name api/api/{arn.Split('/')[^1]}");
            Assert.Contains(lines["events"]!.AsArray(), line => ((string)line!["message"]!).Contains("GET http://storefront-api.local.localhost", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Plan_and_parameters_are_not_published()
    {
        clone.FirstPublish.EnsureSuccess();

        var published = Directory.EnumerateFiles(clone.Clone.PathOf("samples/Storefront/bin/Release/net10.0/publish"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();

        Assert.Contains("Storefront.dll", published);
        Assert.DoesNotContain(published, name => name!.StartsWith("deploy", StringComparison.Ordinal) || name.EndsWith(".deploy.json", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_cluster_is_active_and_both_services_run_at_their_desired_count()
    {
        var clusters = await AwsAsync("ecs describe-clusters --clusters storefront-local");
        Assert.Equal("ACTIVE", (string?)clusters["clusters"]![0]!["status"]);

        var services = await AwsAsync("ecs describe-services --cluster storefront-local --services storefront-api-local storefront-worker-local");
        Assert.Equal(
            ["storefront-api-local 2 of 2 COMPLETED", "storefront-worker-local 1 of 1 COMPLETED"],
            services["services"]!.AsArray().Select(service => $"{service!["serviceName"]} {service["runningCount"]} of {service["desiredCount"]} {Assert.Single(service["deployments"]!.AsArray())!["rolloutState"]}"));
        foreach (var name in (string[])["storefront-api-local", "storefront-worker-local"])
        {
            var deployments = await AwsAsync($"ecs list-service-deployments --cluster storefront-local --service {name}");
            Assert.Equal("SUCCESSFUL", (string?)Assert.Single(deployments["serviceDeployments"]!.AsArray())!["status"]);
        }
    }

    [SkippableFact]
    public async Task Every_task_runs_one_image_by_a_digest_that_the_registry_serves()
    {
        var images = new HashSet<string>();
        foreach (var family in (string[])["storefront-api-local", "storefront-worker-local", "storefront-report-local"])
            images.Add((string)(await Container(family))["image"]!);

        var image = Assert.Single(images);
        Assert.Matches("^localhost:[0-9]+/us-east-1/storefront-local@sha256:[0-9a-f]{64}$", image);
        var manifest = await new LocalRegistry(clone.Local.Url, clone.Local.StateDirectory).ManifestAsync(image, (await Command.TryAsync("ecr", "get-login-password")).EnsureSuccess().Output.Trim());
        Assert.Equal(2, manifest!["layers"]!.AsArray().Count);
    }

    [SkippableFact]
    public async Task A_secret_is_a_reference_and_a_command_replaces_the_images()
    {
        var api = await Container("storefront-api-local");
        var secret = Assert.Single(api["secrets"]!.AsArray())!;
        Assert.Equal(("ConnectionStrings__Orders", "arn:aws:ssm:us-east-1:000000000000:parameter/storefront/dev/orders-db"), ((string?)secret["name"], (string?)secret["valueFrom"]));
        Assert.Equal(["storefront-assets-dev"], api["environment"]!.AsArray().Where(variable => (string?)variable!["name"] == "ASSETS_BUCKET").Select(variable => (string?)variable!["value"]));

        var report = await Container("storefront-report-local");
        Assert.Equal("report", (string?)Assert.Single(report["command"]!.AsArray()));
    }

    [SkippableFact]
    public async Task Logs_and_images_are_kept_as_declared()
    {
        var group = await AwsAsync("logs describe-log-groups --log-group-name-prefix /ecs/storefront-api-local");
        Assert.Equal(14, (int)Assert.Single(group["logGroups"]!.AsArray())!["retentionInDays"]!);

        var repository = await AwsAsync("ecr describe-repositories --repository-names storefront-local");
        Assert.True((bool)repository["repositories"]![0]!["imageScanningConfiguration"]!["scanOnPush"]!);
        Assert.Equal("IMMUTABLE", (string?)repository["repositories"]![0]!["imageTagMutability"]);
        var policy = await AwsAsync("ecr get-lifecycle-policy --repository-name storefront-local");
        var rules = JsonNode.Parse((string)policy["lifecyclePolicyText"]!)!["rules"]!.AsArray().Select(rule => rule!["selection"]!);
        Assert.Equal([("untagged", "sinceImagePushed", 7), ("any", "imageCountMoreThan", 50)], rules.Select(rule => ((string?)rule["tagStatus"], (string?)rule["countType"], (int)rule["countNumber"]!)));
    }

    [SkippableFact]
    public async Task The_schedule_has_its_expression_time_zone_and_the_deployed_revision()
    {
        var schedule = await AwsAsync("scheduler get-schedule --group-name storefront-local --name storefront-report-local");

        Assert.Equal(("cron(0 2 * * ? *)", "Europe/Berlin"), ((string?)schedule["ScheduleExpression"], (string?)schedule["ScheduleExpressionTimezone"]));
        Assert.Equal("arn:aws:ecs:us-east-1:000000000000:task-definition/storefront-report-local:1", (string?)schedule["Target"]!["EcsParameters"]!["TaskDefinitionArn"]);
    }

    [SkippableFact]
    public async Task Everything_carries_its_identity()
    {
        AssertIdentity("cluster/storefront", (await AwsAsync("ecs describe-clusters --clusters storefront-local --include TAGS"))["clusters"]![0]!["tags"]!);
        AssertIdentity("service/storefront-api", (await AwsAsync("ecs describe-services --cluster storefront-local --services storefront-api-local --include TAGS"))["services"]![0]!["tags"]!);
        AssertIdentity("task-definition/storefront-worker", (await AwsAsync("ecs describe-task-definition --task-definition storefront-worker-local --include TAGS"))["tags"]!);
        AssertIdentity("ecr-repository/storefront", (await AwsAsync("ecr list-tags-for-resource --resource-arn arn:aws:ecr:us-east-1:000000000000:repository/storefront-local"))["tags"]!);
        AssertIdentity("schedule-group/storefront", (await AwsAsync("scheduler list-tags-for-resource --resource-arn arn:aws:scheduler:us-east-1:000000000000:schedule-group/storefront-local"))["Tags"]!);
        AssertIdentity("role/storefront-api-task", (await AwsAsync("iam list-role-tags --role-name storefront-api-task-local-us-east-1"))["Tags"]!);
    }

    private static void AssertIdentity(string address, JsonNode tags)
    {
        var values = tags.AsArray().ToDictionary(tag => (string)(tag!["key"] ?? tag["Key"])!, tag => (string)(tag!["value"] ?? tag["Value"])!);
        Assert.Equal(("storefront", "local", address), (values["deploy-ecs:application"], values["deploy-ecs:environment"], values["deploy-ecs:address"]));
    }

    private Task<JsonNode> AwsAsync(string command) => Command.RunAsync(command.Split(' '));

    private async Task<JsonNode> Container(string family) =>
        Assert.Single((await AwsAsync($"ecs describe-task-definition --task-definition {family}"))["taskDefinition"]!["containerDefinitions"]!.AsArray())!;
}
