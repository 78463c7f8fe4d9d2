using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Registry;

namespace Deploy.Local.Tests.Ecr;

/// <summary>What is pushed to the registry is described by ECR, and the other way round.</summary>
public sealed class ImageTests
{
    private const string Path = "eu-west-1/team/app";

    [Fact]
    public async Task A_pushed_image_is_described()
    {
        await using var local = await StartAsync();
        var digest = await local.Http.PushImageAsync(Path, "v1");

        var image = (await local.CallAsync("ecr", "DescribeImages", new { repositoryName = "team/app", imageIds = new[] { new { imageTag = "v1" } } }))["imageDetails"]![0]!;
        var got = await local.CallAsync("ecr", "BatchGetImage", new { repositoryName = "team/app", imageIds = new[] { new { imageDigest = digest } } });

        Assert.Equal(digest, (string)image["imageDigest"]!);
        Assert.Equal(["v1"], ((JsonArray)image["imageTags"]!).Select(tag => (string)tag!));
        Assert.Equal(RegistryClient.OciManifest, (string)image["imageManifestMediaType"]!);
        Assert.True((long)image["imageSizeInBytes"]! > 5);
        Assert.Equal(await local.Http.GetStringAsync($"/v2/{Path}/manifests/v1"), (string)got["images"]![0]!["imageManifest"]!);
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_an_error_or_a_failure()
    {
        await using var local = await StartAsync();

        var described = await local.FailAsync("ecr", "DescribeImages", new { repositoryName = "team/app", imageIds = new[] { new { imageTag = "v1" } } });
        var got = await local.CallAsync("ecr", "BatchGetImage", new { repositoryName = "team/app", imageIds = new[] { new { imageTag = "v1" } } });

        Assert.Equal("ImageNotFoundException", described.Code);
        Assert.Contains("{imageDigest:'null', imageTag:'v1'}", described.Message, StringComparison.Ordinal);
        Assert.Equal("ImageNotFound", (string)got["failures"]![0]!["failureCode"]!);
    }

    [Fact]
    public async Task An_image_gets_a_second_tag_without_a_push()
    {
        await using var local = await StartAsync();
        var digest = await local.Http.PushImageAsync(Path, "v1");
        var manifest = await local.Http.GetStringAsync($"/v2/{Path}/manifests/v1");

        await local.CallAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = manifest, imageTag = "prod" });
        var again = await local.FailAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = manifest, imageTag = "prod" });

        Assert.Equal(digest, (await local.Http.GetAsync($"/v2/{Path}/manifests/prod")).Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Equal("ImageAlreadyExistsException", again.Code);
    }

    [Fact]
    public async Task An_immutable_tag_is_kept_by_ECR_and_by_the_registry()
    {
        await using var local = await StartAsync("IMMUTABLE");
        await local.Http.PushImageAsync(Path, "v1", "one");
        var other = await local.Http.PushPartsAsync(Path, "two");

        var put = await local.FailAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = other, imageTag = "v1" });
        var push = await local.Http.PutManifestAsync(Path, "v1", other).ErrorAsync();

        Assert.Equal("ImageTagAlreadyExistsException", put.Code);
        Assert.Equal((HttpStatusCode.BadRequest, "TAG_INVALID"), (push.Status, push.Code));
    }

    [Fact]
    public async Task A_manifest_needs_its_layers_and_its_digest()
    {
        await using var local = await StartAsync();
        var manifest = RegistryClient.Manifest([1], [2]);

        Assert.Equal("LayersNotFoundException", (await local.FailAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = manifest })).Code);
        Assert.Equal("ImageDigestDoesNotMatchException", (await local.FailAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = manifest, imageDigest = "sha256:0" })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "PutImage", new { repositoryName = "team/app", imageManifest = "{}" })).Code);
    }

    [Fact]
    public async Task Images_are_listed_by_tag_status()
    {
        await using var local = await StartAsync();
        await local.Http.PushImageAsync(Path, "v1", "one");
        await local.Http.PushImageAsync(Path, "v1", "two");

        async Task<int> CountAsync(string status) =>
            ((JsonArray)(await local.CallAsync("ecr", "ListImages", new { repositoryName = "team/app", filter = new { tagStatus = status } }))["imageIds"]!).Count;

        Assert.Equal((1, 1, 2), (await CountAsync("TAGGED"), await CountAsync("UNTAGGED"), await CountAsync("ANY")));
    }

    [Fact]
    public async Task Deleting_the_last_tag_deletes_the_image()
    {
        await using var local = await StartAsync();
        var digest = await local.Http.PushImageAsync(Path, "v1");
        await local.Http.PushImageAsync(Path, "v2");

        await DeleteAsync(local, new { imageTag = "v1" });
        Assert.Equal(HttpStatusCode.OK, (await local.Http.GetAsync($"/v2/{Path}/manifests/{digest}")).StatusCode);
        var deleted = await DeleteAsync(local, new { imageTag = "v2" });
        Assert.Equal(HttpStatusCode.NotFound, (await local.Http.GetAsync($"/v2/{Path}/manifests/{digest}")).StatusCode);
        Assert.Equal(digest, (string)deleted["imageIds"]![0]!["imageDigest"]!);
    }

    [Fact]
    public async Task An_image_of_an_index_is_not_deleted_before_the_index()
    {
        await using var local = await StartAsync();
        var image = await local.Http.PushImageAsync(Path, "v1");
        var index = $$"""{"schemaVersion":2,"mediaType":"{{RegistryClient.OciIndex}}","manifests":[{"mediaType":"{{RegistryClient.OciManifest}}","digest":"{{image}}","size":1}]}""";
        await local.Http.PutManifestAsync(Path, "all", index, RegistryClient.OciIndex);

        var refused = await DeleteAsync(local, new { imageDigest = image });
        await DeleteAsync(local, new { imageTag = "all" });
        var accepted = await DeleteAsync(local, new { imageDigest = image });

        Assert.Equal("ImageReferencedByManifestList", (string)refused["failures"]![0]!["failureCode"]!);
        Assert.Empty((JsonArray)accepted["failures"]!);
    }

    [Fact]
    public async Task A_repository_with_images_is_deleted_by_force_only()
    {
        await using var local = await StartAsync();
        await local.Http.PushImageAsync(Path, "v1");

        Assert.Equal("RepositoryNotEmptyException", (await local.FailAsync("ecr", "DeleteRepository", new { repositoryName = "team/app" })).Code);
        await local.CallAsync("ecr", "DeleteRepository", new { repositoryName = "team/app", force = true });
        Assert.Equal("NAME_UNKNOWN", (await local.Http.GetAsync($"/v2/{Path}/manifests/v1").ErrorAsync()).Code);

        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app" });
        Assert.Empty((JsonArray)(await local.CallAsync("ecr", "ListImages", new { repositoryName = "team/app" }))["imageIds"]!);
    }

    [Fact]
    public async Task Tasks_learn_why_an_image_cannot_be_pulled()
    {
        await using var local = await StartAsync();
        var digest = await local.Http.PushImageAsync(Path, "v1");
        var catalog = local.Server.Context.Peers.Find<IImageCatalog>()!;

        Assert.Null(catalog.WhyMissing(Path, "v1", LocalAws.Region));
        Assert.Null(catalog.WhyMissing("team/app", digest, LocalAws.Region));
        Assert.Null(catalog.WhyMissing("deploy-ecs/base", "10.0", LocalAws.Region));
        Assert.Contains($"{local.Host}/{Path}:v2: not found", catalog.WhyMissing(Path, "v2", LocalAws.Region), StringComparison.Ordinal);
        Assert.Contains("The repository with name 'other' does not exist", catalog.WhyMissing("eu-west-1/other", "v1", LocalAws.Region), StringComparison.Ordinal);
    }

    /// <summary>Local with the repository <c>team/app</c>, and a client that has logged in as <c>docker login</c> does.</summary>
    internal static async Task<LocalAws> StartAsync(string mutability = "MUTABLE", string? state = null, TimeProvider? time = null)
    {
        var local = await LocalAws.StartAsync(state, time);
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app", imageTagMutability = mutability });
        var (user, password) = await CredentialsAsync(local);
        local.Http.DefaultRequestHeaders.Authorization = RegistryServer.Basic(user, password);
        return local;
    }

    internal static async Task<(string User, string Password)> CredentialsAsync(LocalAws local)
    {
        var data = (await local.CallAsync("ecr", "GetAuthorizationToken", new { }))["authorizationData"]![0]!;
        Assert.Equal(local.Server.Url, (string)data["proxyEndpoint"]!);
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String((string)data["authorizationToken"]!)).Split(':');
        return (parts[0], parts[1]);
    }

    private static Task<JsonObject> DeleteAsync(LocalAws local, object id) =>
        local.CallAsync("ecr", "BatchDeleteImage", new { repositoryName = "team/app", imageIds = new[] { id } });
}
