using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>The policies in Storefront's folder are those that the command prints.</summary>
[Collection(CloneCollection.Name)]
public sealed class PublishedPolicyTests(CloneFixture clone)
{
    [Theory]
    [InlineData("plan", 0)]
    [InlineData("deploy", 1)]
    [InlineData("trust", 2)]
    [InlineData("trust-plan", 3)]
    public async Task The_published_example_is_what_is_printed(string purpose, int example)
    {
        clone.FirstPublish.EnsureSuccess();
        var policy = await clone.Policies.PrintAsync(purpose, "dev", stage: null, "123456789012", "eu-central-1");

        var page = await File.ReadAllTextAsync(clone.Clone.PathOf("samples/Storefront/policies.md"));
        var published = page.Split("```json").Select(part => part.Split("```")[0]).Skip(1).ElementAt(example);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(published), policy), policy.ToJsonString(new() { WriteIndented = true }));
    }
}
