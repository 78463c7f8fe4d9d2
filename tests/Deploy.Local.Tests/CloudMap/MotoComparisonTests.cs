using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Moto;
using Deploy.Local.Tests.Support;
using Deploy.Testing.Moto;

namespace Deploy.Local.Tests.CloudMap;

/// <summary>moto is another hand's idea of Cloud Map: what it answers, Local answers too, but for differences that have a reason.</summary>
public sealed class MotoComparisonTests(MotoFixture moto) : IClassFixture<MotoFixture>
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        [".Namespace.UpdateDate"] = "the model has no such member",
        [".Instance.CreatorRequestId"] = "moto makes one where the request has none",
        [".Services[].NamespaceId"] = "a summary has no such member",
        [".Services[].CreatorRequestId"] = "a summary has no such member",
        [".Instances[].CreatorRequestId"] = "a summary has no such member",
        [".Instances[].HealthStatus"] = "moto calls healthy what nothing checks; AWS does not know",
        [".InstancesRevision"] = "a number of AWS's own choice",
    };

    [SkippableFact]
    public async Task Namespaces_services_and_instances_are_described_alike()
    {
        using var there = new AwsHttp(moto.Server.Url.ToString());
        await using var local = await TestLocal.StartAsync();
        var expected = await StoryAsync(there, () => { });
        var actual = await StoryAsync(local.Aws, () => local.Pass(2));

        var differences = expected.Zip(actual)
            .SelectMany(pair => JsonDifference.Find(pair.First.Reply, pair.Second.Reply).Select(d => (d.Path, Text: $"{pair.First.Operation} {d.Text}"))).ToList();
        var unexplained = differences.Where(d => !Allowed.Keys.Any(path => d.Path.StartsWith(path, StringComparison.Ordinal))).Select(d => d.Text).ToList();
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        var idle = Allowed.Keys.Where(path => !differences.Any(d => d.Path.StartsWith(path, StringComparison.Ordinal))).ToList();
        Assert.True(idle.Count == 0, $"No difference any more: {string.Join(", ", idle)}");
    }

    [SkippableTheory]
    [InlineData("GetNamespace", """{"Id":"ns-nope"}""")]
    [InlineData("DeleteNamespace", """{"Id":"ns-nope"}""")]
    [InlineData("GetService", """{"Id":"srv-nope"}""")]
    [InlineData("ListInstances", """{"ServiceId":"srv-nope"}""")]
    [InlineData("RegisterInstance", """{"ServiceId":"srv-nope","InstanceId":"i","Attributes":{"a":"b"}}""")]
    [InlineData("GetOperation", """{"OperationId":"nope"}""")]
    [InlineData("DiscoverInstances", """{"NamespaceName":"nope","ServiceName":"x"}""")]
    public async Task Refusals_have_the_same_code(string operation, string body)
    {
        using var there = new AwsHttp(moto.Server.Url.ToString());
        await using var local = await TestLocal.StartAsync();

        Assert.Equal(await RefusalAsync(there, operation, body), await RefusalAsync(local.Aws, operation, body));
    }

    /// <summary>The replies, with names in place of ids.</summary>
    private static async Task<IReadOnlyList<(string Operation, JsonNode Reply)>> StoryAsync(AwsHttp aws, Action pass)
    {
        var ids = new Dictionary<string, string>();
        var replies = new List<(string Operation, string Text)>();
        var operation = (string)(await aws.CloudMapAsync("CreateHttpNamespace", """{"Name":"compared","Description":"d","CreatorRequestId":"t"}"""))["OperationId"]!;
        ids.Add(operation, "OPERATION");
        pass();
        var home = (string)(await AskAsync("GetOperation", $$"""{"OperationId":"{{operation}}"}"""))["Operation"]!["Targets"]!["NAMESPACE"]!;
        ids.Add(home, "HOME");
        var service = (string)(await aws.CloudMapAsync("CreateService", $$"""{"Name":"orders","NamespaceId":"{{home}}","CreatorRequestId":"u"}"""))["Service"]!["Id"]!;
        ids.Add(service, "SERVICE");
        await aws.CloudMapAsync("RegisterInstance", $$$"""{"ServiceId":"{{{service}}}","InstanceId":"i1","Attributes":{"AWS_INSTANCE_IPV4":"10.0.0.1"} }""");
        pass();
        await AskAsync("GetNamespace", $$"""{"Id":"{{home}}"}""");
        await AskAsync("GetService", $$"""{"Id":"{{service}}"}""");
        await AskAsync("ListServices", "{}");
        await AskAsync("GetInstance", $$"""{"ServiceId":"{{service}}","InstanceId":"i1"}""");
        await AskAsync("ListInstances", $$"""{"ServiceId":"{{service}}"}""");
        await AskAsync("DiscoverInstances", """{"NamespaceName":"compared","ServiceName":"orders"}""");
        return [.. replies.Select(reply =>
            (reply.Operation, JsonNode.Parse(ids.Aggregate(reply.Text, (text, id) => text.Replace(id.Key, id.Value, StringComparison.Ordinal)))!))];

        async Task<JsonObject> AskAsync(string name, string body)
        {
            var reply = await aws.CloudMapAsync(name, body);
            replies.Add((name, reply.ToJsonString()));
            return reply;
        }
    }

    private static async Task<(HttpStatusCode Status, string Code)> RefusalAsync(AwsHttp aws, string operation, string body)
    {
        using var reply = await aws.SendJsonAsync("servicediscovery", "Route53AutoNaming_v20170314", operation, body);
        return (reply.StatusCode, (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["__type"]!);
    }
}
