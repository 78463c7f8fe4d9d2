using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Ecr;

public sealed class RepositoryTests
{
    private const string Arn = $"arn:aws:ecr:{LocalAws.Region}:{LocalAws.Account}:repository/team/app";

    [Fact]
    public async Task A_repository_is_described_as_it_was_created()
    {
        await using var local = await LocalAws.StartAsync();

        var created = await local.CallAsync("ecr", "CreateRepository", new
        {
            repositoryName = "team/app",
            imageTagMutability = "IMMUTABLE_WITH_EXCLUSION",
            imageTagMutabilityExclusionFilters = new[] { new { filterType = "WILDCARD", filter = "dev-*" } },
            imageScanningConfiguration = new { scanOnPush = true },
            encryptionConfiguration = new { encryptionType = "KMS", kmsKey = "arn:aws:kms:eu-west-1:000000000000:key/k" },
        });
        var described = await local.CallAsync("ecr", "DescribeRepositories", new { repositoryNames = new[] { "team/app" } });

        var repository = described["repositories"]![0]!;
        Assert.True(JsonNode.DeepEquals(created["repository"], repository));
        Assert.Equal(Arn, (string)repository["repositoryArn"]!);
        Assert.Equal($"{local.Host}/eu-west-1/team/app", (string)repository["repositoryUri"]!);
        Assert.Equal("dev-*", (string)repository["imageTagMutabilityExclusionFilters"]![0]!["filter"]!);
        Assert.True((bool)repository["imageScanningConfiguration"]!["scanOnPush"]!);
        Assert.Equal("KMS", (string)repository["encryptionConfiguration"]!["encryptionType"]!);
    }

    [Fact]
    public async Task What_was_left_out_has_ECRs_defaults()
    {
        await using var local = await LocalAws.StartAsync();

        var repository = (await CreateAsync(local))["repository"]!;

        Assert.Equal("MUTABLE", (string)repository["imageTagMutability"]!);
        Assert.False((bool)repository["imageScanningConfiguration"]!["scanOnPush"]!);
        Assert.Equal("AES256", (string)repository["encryptionConfiguration"]!["encryptionType"]!);
    }

    [Fact]
    public async Task Regions_do_not_see_each_other()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        var elsewhere = await local.CallAsync("ecr", "DescribeRepositories", new { }, "us-east-1");

        Assert.Empty((JsonArray)elsewhere["repositories"]!);
    }

    [Fact]
    public async Task Repositories_are_listed_in_pages()
    {
        await using var local = await LocalAws.StartAsync();
        foreach (var name in new[] { "cc", "aa", "bb" })
            await local.CallAsync("ecr", "CreateRepository", new { repositoryName = name });

        var first = await local.CallAsync("ecr", "DescribeRepositories", new { maxResults = 2 });
        var second = await local.CallAsync("ecr", "DescribeRepositories", new { maxResults = 2, nextToken = (string)first["nextToken"]! });

        Assert.Equal(["aa", "bb"], Names(first));
        Assert.Equal(["cc"], Names(second));
        Assert.Null(second["nextToken"]);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "DescribeRepositories", new { nextToken = "x" })).Code);
    }

    [Fact]
    public async Task ECR_refuses_what_does_not_fit()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        Assert.Equal(
            ("RepositoryAlreadyExistsException", $"The repository with name 'team/app' already exists in the registry with id '{LocalAws.Account}'"),
            await local.FailAsync("ecr", "CreateRepository", new { repositoryName = "team/app" }));
        Assert.Equal(
            ("RepositoryNotFoundException", $"The repository with name 'other' does not exist in the registry with id '{LocalAws.Account}'"),
            await local.FailAsync("ecr", "DescribeRepositories", new { repositoryNames = new[] { "other" } }));
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "CreateRepository", new { repositoryName = "Team/App" })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "CreateRepository", new { repositoryName = "xx", imageTagMutability = "IMMUTABLE_WITH_EXCLUSION" })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "CreateRepository", new { repositoryName = "xx", encryptionConfiguration = new { encryptionType = "AES256", kmsKey = "k" } })).Code);
        Assert.Equal("InvalidTagParameterException", (await local.FailAsync("ecr", "CreateRepository", new { repositoryName = "xx", tags = new[] { new { Key = "aws:x", Value = "" } } })).Code);
        Assert.Equal(["team/app"], Names(await local.CallAsync("ecr", "DescribeRepositories", new { })));
    }

    [Fact]
    public async Task Scanning_and_mutability_can_be_changed()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);

        await local.CallAsync("ecr", "PutImageScanningConfiguration", new { repositoryName = "team/app", imageScanningConfiguration = new { scanOnPush = true } });
        await local.CallAsync("ecr", "PutImageTagMutability", new { repositoryName = "team/app", imageTagMutability = "IMMUTABLE" });
        var repository = (await local.CallAsync("ecr", "DescribeRepositories", new { }))["repositories"]![0]!;

        Assert.True((bool)repository["imageScanningConfiguration"]!["scanOnPush"]!);
        Assert.Equal("IMMUTABLE", (string)repository["imageTagMutability"]!);
    }

    [Fact]
    public async Task Tags_are_added_changed_and_removed()
    {
        await using var local = await LocalAws.StartAsync();
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app", tags = new[] { new { Key = "a", Value = "1" }, new { Key = "b", Value = "1" } } });

        await local.CallAsync("ecr", "TagResource", new { resourceArn = Arn, tags = new[] { new { Key = "a", Value = "2" }, new { Key = "c", Value = "3" } } });
        await local.CallAsync("ecr", "UntagResource", new { resourceArn = Arn, tagKeys = new[] { "b" } });
        var tags = (JsonArray)(await local.CallAsync("ecr", "ListTagsForResource", new { resourceArn = Arn }))["tags"]!;

        Assert.Equal(["a=2", "c=3"], tags.Select(tag => $"{tag!["Key"]}={tag["Value"]}"));
        Assert.Equal("TooManyTagsException", (await local.FailAsync("ecr", "TagResource", new
        {
            resourceArn = Arn,
            tags = Enumerable.Range(0, 50).Select(i => new { Key = $"k{i}", Value = "" }),
        })).Code);
    }

    [Fact]
    public async Task A_repository_policy_is_kept_in_ECRs_own_spacing()
    {
        await using var local = await LocalAws.StartAsync();
        await CreateAsync(local);
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}]}""";

        Assert.Equal("RepositoryPolicyNotFoundException", (await local.FailAsync("ecr", "GetRepositoryPolicy", new { repositoryName = "team/app" })).Code);
        await local.CallAsync("ecr", "SetRepositoryPolicy", new { repositoryName = "team/app", policyText = Policy });
        var text = (string)(await local.CallAsync("ecr", "GetRepositoryPolicy", new { repositoryName = "team/app" }))["policyText"]!;
        await local.CallAsync("ecr", "DeleteRepositoryPolicy", new { repositoryName = "team/app" });

        Assert.NotEqual(Policy, text);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Policy), JsonNode.Parse(text)));
        Assert.Equal("RepositoryPolicyNotFoundException", (await local.FailAsync("ecr", "DeleteRepositoryPolicy", new { repositoryName = "team/app" })).Code);
        Assert.Equal("InvalidParameterException", (await local.FailAsync("ecr", "SetRepositoryPolicy", new { repositoryName = "team/app", policyText = """{"Statement":[{"Effect":"Allow","Action":"ecr:*"}]}""" })).Code);
    }

    [Fact]
    public async Task Repositories_survive_a_restart()
    {
        var state = Directory.CreateTempSubdirectory("deploy-ecs-local-").FullName;
        await using (var local = await LocalAws.StartAsync(state))
            await CreateAsync(local);

        await using (var restarted = await LocalAws.StartAsync(state))
            Assert.Equal(["team/app"], Names(await restarted.CallAsync("ecr", "DescribeRepositories", new { })));
        Directory.Delete(state, recursive: true);
    }

    private static Task<JsonObject> CreateAsync(LocalAws local) => local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app" });

    private static IEnumerable<string> Names(JsonObject reply) => ((JsonArray)reply["repositories"]!).Select(repository => (string)repository!["repositoryName"]!);
}
