using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Seeds;

/// <summary>Asks a Local for stand-ins.</summary>
internal static class SeedScene
{
    /// <summary>An account that is not Local's.</summary>
    public const string Account = "123456789012";

    /// <summary>Seeds and demands success: what there is now.</summary>
    public static async Task<IReadOnlyList<JsonObject>> SeedAsync(this AwsHttp aws, string members)
    {
        using var reply = await PostAsync(aws, members);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.IsSuccessStatusCode, text);
        return [.. JsonNode.Parse(text)!["things"]!.AsArray().Select(thing => (JsonObject)thing!)];
    }

    /// <summary>Seeds one thing twice: the first call makes it, the second finds it. Its ids.</summary>
    public static async Task<IReadOnlyList<string>> SeedOnceAsync(this AwsHttp aws, string members)
    {
        var first = Assert.Single(await aws.SeedAsync(members));
        var second = Assert.Single(await aws.SeedAsync(members));
        Assert.Equal((true, true), ((bool)first["made"]!, (bool)first["standIn"]!));
        Assert.Equal((false, true), ((bool)second["made"]!, (bool)second["standIn"]!));
        Assert.Equal(first["ids"]!.ToJsonString(), second["ids"]!.ToJsonString());
        return [.. first["ids"]!.AsArray().Select(id => (string)id!)];
    }

    /// <summary>Seeds and demands a refusal: why.</summary>
    public static async Task<JsonObject> RefusedAsync(this AwsHttp aws, string members)
    {
        using var reply = await PostAsync(aws, members);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        return (JsonObject)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
    }

    private static Task<HttpResponseMessage> PostAsync(AwsHttp aws, string members) =>
        aws.Client.PostAsync("/_local/seed", new StringContent($$"""{"region":"{{aws.Region}}",{{members}}}"""));
}
