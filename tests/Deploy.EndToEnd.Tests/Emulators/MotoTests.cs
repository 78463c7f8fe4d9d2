using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Moto;

namespace Deploy.EndToEnd.Tests.Emulators;

/// <summary>The same publish against an AWS that shares nothing with this repository, with a registry that shares nothing either.</summary>
public sealed class MotoTests(BehindLocalFixture local, MotoFixture moto) : IClassFixture<BehindLocalFixture>, IClassFixture<MotoFixture>
{
    private const string Secret = "/storefront/dev/orders-db";

    [SkippableFact]
    public async Task Storefront_on_moto_ends_as_on_Local_and_stays_so()
    {
        AwsCommand.SkipIfMissing();
        using var registry = await DockerRegistry.StartOrSkipAsync();
        var url = moto.Server.Url.ToString().TrimEnd('/');
        var aws = new AwsCommand(url);
        await aws.RunAsync("ssm", "put-parameter", "--name", Secret, "--type", "SecureString", "--value", "not-in-any-log");
        using var application = await TemporaryApplication.StorefrontAsync();
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        foreach (var (name, value) in Declarations.Credentials) application.Environment[name] = value;

        // No download: the base image that Local serves, for both.
        var baseImage = $"ContainerBaseImage=localhost:{new Uri(local.Server.Url).Port}/deploy-ecs/base:10.0";

        (await application.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=dev", baseImage)).EnsureSuccess();
        var imageOnLocal = application.Report()["images"]![0]!;

        string[] toMoto =
        [
            "--no-build", "DeployToEcs=true", "DeployEcsEnvironment=dev", $"DeployEcsEndpointUrl={url}", "DeployEcsRegion=us-east-1",
            $"DeployEcsRegistry={registry.Host}", "DeployEcsWait=false", baseImage,
        ];
        (await application.PublishAsync(toMoto)).EnsureSuccess();
        var image = application.Report()["images"]![0]!;
        Assert.Equal((string?)imageOnLocal["tag"], (string?)image["tag"]);
        Assert.True(await registry.HasAsync("storefront-dev", (string)image["digest"]!), "docker-registry does not serve the image that was deployed.");

        (await application.PublishAsync(toMoto)).EnsureSuccess();
        Assert.Equal(MotoDifferences.ForgottenCalls, WritingCalls(application.Report()));

        (await application.PublishAsync(toMoto)).EnsureSuccess();
        Assert.Empty(WritingCalls(application.Report()));
        Assert.Equal("NothingToDo", (string?)application.Report()["outcome"]);

        await local.Server.CatchUpAsync();
        Compare(DescribedState.Read(local.Server.Url, "dev"), DescribedState.Read(url, "dev"));
    }

    private static void Compare(SortedDictionary<string, string> onLocal, SortedDictionary<string, string> onMoto)
    {
        var differences = DescribedState.Differences(onLocal, onMoto);
        var unexplained = differences.Where(found => !MotoDifferences.Reasons.Keys.Any(pattern => Regex.IsMatch(found.Path, $"^(?:{pattern})$"))).Select(found => found.Text).ToList();
        var stale = MotoDifferences.Reasons.Keys.Where(pattern => !differences.Any(found => Regex.IsMatch(found.Path, $"^(?:{pattern})$"))).ToList();
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} differences (Local | moto) without a reason:\n{string.Join('\n', unexplained)}");
        Assert.True(stale.Count == 0, $"Reasons for differences that are gone:\n{string.Join('\n', stale)}");
        // That the comparison saw something at all.
        Assert.Equal("ACTIVE", onMoto["cluster.status"]);
        Assert.Equal("cron(0 2 * * ? *)", onMoto["schedule.ScheduleExpression"]);
    }

    /// <summary>Without the time: <c>ecs:UpdateService storefront-api-dev</c>.</summary>
    private static IReadOnlyList<string> WritingCalls(JsonNode report) =>
        report["writingCalls"]!.AsArray().Select(line => string.Join(' ', line!.ToString().Split(' ').Skip(1).Take(2))).Order(StringComparer.Ordinal).ToList();
}
