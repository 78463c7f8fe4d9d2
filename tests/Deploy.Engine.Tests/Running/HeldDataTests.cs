using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECR.Model;
using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Repositories;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

/// <summary>What holds data is not deleted without a word.</summary>
public sealed class HeldDataTests(LocalAwsFixture local) : LocalTest(local)
{
    private static readonly DeploymentPlan WithRepository = Plans.OnlyCluster().With(new EcrRepositorySpec { Name = Plans.Repository.Name });
    private static readonly DeploymentPlan WithLogGroup = Plans.OnlyCluster().With(new LogGroupSpec { Name = Plans.LogGroup.Name });

    [Fact]
    public async Task A_plan_shows_the_images_that_would_go_and_does_not_fail()
    {
        await DeployedAsync(WithRepository);
        await PushAsync("one", "two");

        Assert.Equal(DeploymentOutcome.ChangesPending, await Deployment.PlanAsync(Plans.OnlyCluster()));

        Assert.Equal(["- ecr-repository/shop (delete, with 2 images)", "1 to delete, 1 unchanged."], Deployment.Events.ChangeLines.Split('\n'));
        Assert.Contains("- ecr-repository/shop (delete, with 2 images)", Deployment.Report, StringComparison.Ordinal);
        Assert.Contains("\"holds\": \"2 images\"", Deployment.JsonReport, StringComparison.Ordinal);
        Assert.Empty(Deployment.Events.Diagnostics);
    }

    [Fact]
    public async Task A_repository_with_images_that_left_the_plan_is_deleted_with_consent_only()
    {
        await DeployedAsync(WithRepository);
        await PushAsync("one");
        // Also where something else is to be written before the deletion.
        var next = Plans.OnlyCluster().With(new ClusterSpec { Name = "other" });
        await Local.ForgetRequestsAsync();

        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(next));

        var error = Assert.Single(Deployment.Events.Diagnostics);
        Assert.Equal("DECS3005", error.Code);
        Assert.Equal(
            "ecr-repository/shop left the plan and would be deleted with 1 image. To keep what left the plan, declare it again, or what it came with. "
            + "Allow it with --allow-replace ecr-repository/shop (in a build: -p:DeployEcsAllowReplace=ecr-repository/shop).",
            error.Text);
        Assert.Empty(await Local.MutationsAsync());
        Assert.Contains("(delete, with 1 image)", Deployment.Report, StringComparison.Ordinal);

        Deployment.Options = Deployment.Options with { AllowReplace = ["ecr-repository/shop"] };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(next));

        Assert.Equal(["ecs:CreateCluster", "ecr:DeleteRepository"], await Local.MutationsAsync());
        Assert.Contains("* deleted `ecr-repository/shop` with 1 image (", Deployment.Report, StringComparison.Ordinal);
        Assert.Contains("deleting ecr-repository/shop with 1 image", Deployment.Events.Text, StringComparison.Ordinal);
        var journal = await File.ReadAllLinesAsync(Deployment.PathOf("report/deployment.journal"));
        Assert.EndsWith("# allowed: ecr-repository/shop left the plan and is deleted with 1 image", journal[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_group_with_logs_that_left_the_plan_is_deleted_with_consent_only()
    {
        await DeployedAsync(WithLogGroup);
        await LogAsync("hello");

        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(Plans.OnlyCluster()));

        Assert.Contains("- log-group//ecs/shop (delete, with logs that are not counted yet)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Contains("log-group//ecs/shop left the plan and would be deleted with logs that are not counted yet", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Deployment.Options = Deployment.Options with { AllowReplace = ["log-group//ecs/shop"] };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.OnlyCluster()));
        Assert.Empty((await Aws.Logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest())).LogGroups);
    }

    [Fact]
    public async Task All_that_needs_consent_is_named_at_once()
    {
        await DeployedAsync(WithRepository.With(new LogGroupSpec { Name = Plans.LogGroup.Name }));
        await PushAsync("one");
        await LogAsync(new string('x', 1500));
        var replaced = Plans.OnlyCluster().With(new EcrRepositorySpec { Name = Plans.Repository.Name, EncryptionType = EcrEncryption.Kms });

        Assert.Equal(DeploymentOutcome.ReplacementNeedsConsent, await Deployment.ApplyAsync(replaced));

        Assert.Equal(
            "ecr-repository/shop would be deleted with 1 image and made again, because of EncryptionConfiguration.EncryptionType; "
            + "log-group//ecs/shop left the plan and would be deleted with logs that are not counted yet. To keep what left the plan, declare it again, or what it came with. "
            + "Allow it with --allow-replace ecr-repository/shop --allow-replace log-group//ecs/shop (in a build: -p:DeployEcsAllowReplace=ecr-repository/shop%3Blog-group//ecs/shop).",
            Assert.Single(Deployment.Events.Diagnostics).Text);
        Assert.Contains("! ecr-repository/shop (replacement, with 1 image)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_ones_are_deleted_as_they_are()
    {
        await DeployedAsync(WithRepository.With(new LogGroupSpec { Name = Plans.LogGroup.Name }));

        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.OnlyCluster()));

        Assert.Contains("- ecr-repository/shop (delete)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
        Assert.Equal(["ecr:DeleteRepository", "logs:DeleteLogGroup"], (await Local.MutationsAsync()).Order());
    }

    [Fact]
    public async Task Images_that_nobody_agreed_to_lose_are_not_deleted()
    {
        await DeployedAsync(WithRepository);
        await PushAsync("late");
        var context = new KindContext { Aws = Aws, Account = Contexts.Of().Account, Identity = Contexts.Identity, Names = Contexts.Of().Names, KindOf = KindCatalog.For };
        var read = new EcrRepositorySnapshot
        {
            Arn = "arn:aws:ecr:eu-central-1:000000000000:repository/shop-local",
            Uri = "",
            Tags = new Dictionary<string, string>(),
            Actual = new EcrRepositorySpec { Name = Plans.Repository.Name },
        };

        await Assert.ThrowsAsync<RepositoryNotEmptyException>(() => new EcrRepositoryKind().DeleteAsync(read, context, CancellationToken.None));

        await new EcrRepositoryKind().DeleteAsync(read with { Holds = "1 image" }, context, CancellationToken.None);
    }

    [Fact]
    public async Task Images_of_repositories_that_stay_are_not_counted()
    {
        await DeployedAsync(WithRepository);

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(WithRepository));

        Assert.DoesNotContain("ecr:DescribeImages", await Local.RequestsAsync());
    }

    private async Task PushAsync(params string[] contents)
    {
        await Registry.PushAsync(Aws, "shop-local", contents);
        await Local.ForgetRequestsAsync();
    }

    /// <summary>Writes logs as a container does; the engine's own client reads only.</summary>
    private async Task LogAsync(string message)
    {
        var stream = new { logGroupName = "/ecs/shop-local", logStreamName = "app" };
        await SendAsync("CreateLogStream", stream);
        var line = new { message, timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() };
        await SendAsync("PutLogEvents", new { stream.logGroupName, stream.logStreamName, logEvents = new[] { line } });
        await Local.ForgetRequestsAsync();
    }

    private async Task SendAsync(string operation, object input)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Local.Url) { Content = new StringContent(JsonSerializer.Serialize(input)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=key/20260101/{Region}/logs/aws4_request, SignedHeaders=host, Signature=0");
        using var reply = await http.SendAsync(request);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }
}
