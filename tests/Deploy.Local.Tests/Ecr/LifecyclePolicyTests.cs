using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;

namespace Deploy.Local.Tests.Ecr;

public sealed class LifecyclePolicyTests
{
    // Long enough for ECR's minimum of 100 characters.
    private const string Valid = """
        { "rules": [ { "rulePriority": 1, "description": "Keep the last ten images",
          "selection": { "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10 }, "action": { "type": "expire" } } ] }
        """;

    [Fact]
    public async Task A_policy_is_kept_without_its_spacing_and_can_be_deleted()
    {
        await using var local = await StartAsync();

        Assert.Equal(
            ("LifecyclePolicyNotFoundException", $"Lifecycle policy does not exist for the repository with name 'app' in the registry with id '{LocalAws.Account}'"),
            await local.FailAsync("ecr", "GetLifecyclePolicy", new { repositoryName = "app" }));
        await local.CallAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = Valid });
        var text = (string)(await local.CallAsync("ecr", "GetLifecyclePolicy", new { repositoryName = "app" }))["lifecyclePolicyText"]!;
        await local.CallAsync("ecr", "DeleteLifecyclePolicy", new { repositoryName = "app" });

        Assert.Equal(JsonNode.Parse(Valid)!.ToJsonString(), text);
        Assert.Equal("LifecyclePolicyNotFoundException", (await local.FailAsync("ecr", "DeleteLifecyclePolicy", new { repositoryName = "app" })).Code);
    }

    [Fact]
    public async Task A_policy_of_less_than_a_hundred_characters_is_refused()
    {
        await using var local = await StartAsync();

        var (code, message) = await local.FailAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = """{"rules":[]}""" });

        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("greater than or equal to 100", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"tagStatus":"tagged","tagPrefixList":["v"],"countType":"sinceImagePushed","countUnit":"days","countNumber":14}""")]
    [InlineData("""{"tagStatus":"tagged","tagPatternList":["*.*.*-*"],"countType":"sinceImagePulled","countUnit":"days","countNumber":1}""")]
    [InlineData("""{"tagStatus":"untagged","countType":"imageCountMoreThan","countNumber":1}""")]
    public async Task ECR_takes_these_selections(string selection)
    {
        await using var local = await StartAsync();

        await local.CallAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = Policy(Rule(1, selection)) });
    }

    [Theory]
    [InlineData("""{"tagStatus":"all","countType":"imageCountMoreThan","countNumber":1}""", "tagStatus")]
    [InlineData("""{"tagStatus":"tagged","countType":"imageCountMoreThan","countNumber":1}""", "tagPrefixList")]
    [InlineData("""{"tagStatus":"tagged","tagPrefixList":["a"],"tagPatternList":["b"],"countType":"imageCountMoreThan","countNumber":1}""", "not both")]
    [InlineData("""{"tagStatus":"any","tagPrefixList":["a"],"countType":"imageCountMoreThan","countNumber":1}""", "neither")]
    [InlineData("""{"tagStatus":"tagged","tagPatternList":["*a*b*c*d*"],"countType":"imageCountMoreThan","countNumber":1}""", "wildcards")]
    [InlineData("""{"tagStatus":"any","countType":"age","countNumber":1}""", "countType")]
    [InlineData("""{"tagStatus":"any","countType":"sinceImagePushed","countNumber":1}""", "countUnit")]
    [InlineData("""{"tagStatus":"any","countType":"imageCountMoreThan","countUnit":"days","countNumber":1}""", "countUnit")]
    [InlineData("""{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":"1"}""", "countNumber")]
    [InlineData("""{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":0}""", "countNumber")]
    [InlineData("""{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1,"countUnit":null}""", "null")]
    [InlineData("""{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1,"colour":"red"}""", "colour")]
    [InlineData("""{"tagStatus":"any","countType":"sinceImageTransitioned","countUnit":"days","countNumber":1}""", "archive")]
    public async Task ECR_refuses_these_selections(string selection, string reason)
    {
        await using var local = await StartAsync();

        var (code, message) = await local.FailAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = Policy(Rule(1, selection)) });

        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("Lifecycle policy validation failure", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "any", 2, "untagged", "highest")]
    [InlineData(1, "untagged", 1, "any", "unique")]
    [InlineData(1, "any", 2, "any", "only one rule")]
    [InlineData(1, "untagged", 2, "untagged", "only one rule")]
    [InlineData(0, "untagged", 2, "any", "at least 1")]
    public async Task ECR_refuses_these_pairs_of_rules(int firstPriority, string firstStatus, int secondPriority, string secondStatus, string reason)
    {
        await using var local = await StartAsync();
        var policy = Policy(Rule(firstPriority, Selection(firstStatus)), Rule(secondPriority, Selection(secondStatus)));

        var (_, message) = await local.FailAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = policy });

        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1}}],"x":1}""")]
    [InlineData("""{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"delete"}}]}""")]
    [InlineData("""{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"transition"}}]}""")]
    [InlineData("this is not JSON at all, but it is long enough for the minimal length of one hundred characters that ECR has")]
    public async Task ECR_refuses_these_documents(string policy)
    {
        await using var local = await StartAsync();

        var (code, message) = await local.FailAsync("ecr", "PutLifecyclePolicy", new { repositoryName = "app", lifecyclePolicyText = policy });

        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("Lifecycle policy validation failure", message, StringComparison.Ordinal);
    }

    private static async Task<LocalAws> StartAsync()
    {
        var local = await LocalAws.StartAsync();
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "app" });
        return local;
    }

    private static string Policy(params string[] rules) => $$"""{"rules":[{{string.Join(',', rules)}}]}""";

    private static string Rule(int priority, string selection) =>
        $$$"""{"rulePriority":{{{priority}}},"description":"a rule","selection":{{{selection}}},"action":{"type":"expire"}}""";

    private static string Selection(string status) => $$"""{"tagStatus":"{{status}}","countType":"imageCountMoreThan","countNumber":1}""";
}
