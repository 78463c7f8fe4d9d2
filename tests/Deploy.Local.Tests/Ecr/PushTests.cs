using System.Net;
using System.Net.Http.Json;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Registry;

namespace Deploy.Local.Tests.Ecr;

/// <summary>The registry inside Local: with ECR's token, faults and the request log.</summary>
public sealed class PushTests
{
    private const string Path = "eu-west-1/team/app";

    [Fact]
    public async Task The_SDK_pushes_with_ECRs_token_ECR_describes_the_image_and_it_runs()
    {
        await using var local = await ImageTests.StartAsync();
        var (user, password) = await ImageTests.CredentialsAsync(local);
        using var app = new TemporaryApp();

        var (exitCode, output) = await app.PublishAsync(
            new Dictionary<string, string>
            {
                ["ContainerRegistry"] = local.Host,
                ["ContainerRepository"] = Path,
                ["ContainerImageTag"] = "key",
                ["ContainerBaseImage"] = $"{local.Host}/deploy-ecs/base:10.0",
                ["ContainerRuntimeIdentifier"] = "linux-x64",
            },
            user, password);

        Assert.True(exitCode == 0, output);
        var image = (await local.CallAsync("ecr", "DescribeImages", new { repositoryName = "team/app", imageIds = new[] { new { imageTag = "key" } } }))["imageDetails"]![0]!;
        Assert.Contains($"digest={image["imageDigest"]}", output, StringComparison.Ordinal);
        var requests = local.Server.Context.Requests.Read().Where(request => request.Service == "registry").ToList();
        Assert.Contains(requests, request => request is { Operation: "PutManifest", Mutating: true, Status: 201, Region: "eu-west-1" });
        Assert.Contains(requests, request => request is { Operation: "GetManifest", Mutating: false, Status: 200 } && (string?)request.Input!["repository"] == "deploy-ecs/base");
        Assert.Equal("ok", await ImageFilesTests.AskHealthAsync(local, "team/app", "key"));
    }

    [Fact]
    public async Task Images_survive_a_restart()
    {
        var state = Directory.CreateTempSubdirectory("deploy-ecs-local-").FullName;
        string digest, user, password;
        await using (var local = await ImageTests.StartAsync(state: state))
        {
            digest = await local.Http.PushImageAsync(Path, "v1");
            (user, password) = await ImageTests.CredentialsAsync(local);
        }

        await using (var restarted = await LocalAws.StartAsync(state))
        {
            restarted.Http.DefaultRequestHeaders.Authorization = RegistryServer.Basic(user, password);
            Assert.Equal(HttpStatusCode.OK, (await restarted.Http.GetAsync($"/v2/{Path}/manifests/{digest}")).StatusCode);
        }

        Directory.Delete(state, recursive: true);
    }

    [Theory]
    [InlineData("throttle", HttpStatusCode.TooManyRequests)]
    [InlineData("serverError", HttpStatusCode.InternalServerError)]
    [InlineData("denied", HttpStatusCode.Forbidden)]
    public async Task A_fault_refuses_one_push(string kind, HttpStatusCode expected)
    {
        await using var local = await ImageTests.StartAsync();
        await local.Http.PostAsJsonAsync("/_local/faults", new { service = "registry", operation = "BeginUpload", kind, times = 1 });

        var first = await local.Http.PostAsync($"/v2/{Path}/blobs/uploads/", null);
        var second = await local.Http.PostAsync($"/v2/{Path}/blobs/uploads/", null);

        Assert.Equal((expected, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_manifest_pushed()
    {
        await using var local = await ImageTests.StartAsync();
        var manifest = await local.Http.PushPartsAsync(Path, "one");
        await local.Http.PostAsJsonAsync("/_local/faults", new { service = "registry", operation = "PutManifest", kind = "dropAfterActing", times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => local.Http.PutManifestAsync(Path, "v1", manifest));

        Assert.Equal(manifest, await local.Http.GetStringAsync($"/v2/{Path}/manifests/v1"));
        Assert.Contains(local.Server.Context.Requests.Read(), request => request is { Operation: "PutManifest", Status: 0, ErrorCode: "DropAfterActing" });
    }

    [Fact]
    public async Task A_reset_forgets_every_image()
    {
        await using var local = await ImageTests.StartAsync();
        await local.Http.PushImageAsync(Path, "v1");

        await local.Http.PostAsync("/_local/reset", null);
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app" });
        var (user, password) = await ImageTests.CredentialsAsync(local);
        local.Http.DefaultRequestHeaders.Authorization = RegistryServer.Basic(user, password);

        Assert.Equal("MANIFEST_UNKNOWN", (await local.Http.GetAsync($"/v2/{Path}/manifests/v1").ErrorAsync()).Code);
        Assert.Equal(HttpStatusCode.OK, (await local.Http.GetAsync("/v2/deploy-ecs/base/manifests/10.0")).StatusCode);
    }

    [Fact]
    public async Task Without_a_push_Local_makes_no_folder()
    {
        var state = Directory.CreateTempSubdirectory("deploy-ecs-local-").FullName;
        await using (var local = await LocalAws.StartAsync(state))
            await local.CallAsync("ecr", "DescribeRepositories", new { });

        Assert.False(Directory.Exists(System.IO.Path.Combine(state, "registry")));
        Directory.Delete(state, recursive: true);
    }
}
