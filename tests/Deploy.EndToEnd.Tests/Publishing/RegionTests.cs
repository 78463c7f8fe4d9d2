using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>One environment of Storefront in two Regions of one account.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class RegionTests(StorefrontFixture storefront)
{
    [SkippableFact]
    public async Task A_second_Region_leaves_the_permissions_of_the_first_as_they_are()
    {
        AwsCommand.SkipIfMissing();
        string[] first = StrictApplication.To("world");
        await storefront.Strict.EnsureEnvironmentAsync("world");
        var before = await PermissionsAsync("us-east-1");
        // An execution role each for three tasks, two roles of tasks, one of the schedule.
        Assert.True(before.Count >= 4, string.Join(", ", before.Keys));

        (await storefront.PublishAsync([.. first, $"DeployEcsRegion={StorefrontFixture.SecondRegion}"])).EnsureSuccess();

        Assert.Equal(before, await PermissionsAsync("us-east-1"));
        Assert.Equal(before.Count, (await PermissionsAsync(StorefrontFixture.SecondRegion)).Count);
        await storefront.Local.ForgetRequestsAsync();
        Assert.Contains("Nothing to do", (await storefront.PublishAsync(first)).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Empty(await storefront.Local.WritesAsync());
    }

    /// <summary>The inline policies of the roles that a Region uses, by role.</summary>
    private async Task<SortedDictionary<string, string>> PermissionsAsync(string region)
    {
        var aws = new AwsCommand(storefront.Local.Url);
        var permissions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var roles = await aws.RunAsync("iam", "list-roles", "--path-prefix", $"/deploy-ecs/storefront/world/{region}/");
        foreach (var name in roles["Roles"]!.AsArray().Select(role => (string)role!["RoleName"]!))
        {
            JsonNode policy = await aws.RunAsync("iam", "get-role-policy", "--role-name", name, "--policy-name", "deploy-ecs");
            permissions[name] = policy["PolicyDocument"]!.ToJsonString();
        }

        return permissions;
    }
}
