using System.Text.Json.Nodes;
using Amazon;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;
using Deploy.Testing.Botocore;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>Sends every operation with every member set, and asks botocore about all of them in one process.</summary>
public sealed class CapturedRequests
{
    private readonly Lazy<Dictionary<(string Service, string Operation), Judged>> _all = new(Judge);

    /// <summary>What botocore says about an operation's request.</summary>
    internal Judged Get(string service, string operation)
    {
        return _all.Value[(service, operation)];
    }

    private static Dictionary<(string Service, string Operation), Judged> Judge()
    {
        var sent = new List<(ServiceUnderTest Service, string Operation, JsonNode Tree, Captured Request)>();
        foreach (var service in ServiceUnderTest.All)
        {
            foreach (var operation in service.Operations)
            {
                var tree = Sample.Hostile(service.Model).Tree(service.Model.Input(operation));
                sent.Add((service, operation, tree, Send(service, operation, tree)));
            }
        }

        var verdicts = BotocoreBridge.RunOrSkip("check_requests.py", new JsonObject
        {
            ["models"] = new JsonObject(ServiceUnderTest.All.Select(s => KeyValuePair.Create(s.Id, (JsonNode?)s.ModelFile))),
            ["requests"] = new JsonArray([.. sent.Select(s => new JsonObject
            {
                ["service"] = s.Service.Id,
                ["operation"] = s.Operation,
                ["method"] = s.Request.Method,
                ["url"] = s.Request.Url.AbsoluteUri,
                ["headers"] = new JsonObject(s.Request.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
                ["body"] = s.Request.Body,
            })]),
        }).AsArray();
        return sent.Zip(verdicts).ToDictionary(
            p => (p.First.Service.Id, p.First.Operation),
            p => new Judged(p.First.Tree, (string?)p.Second!["error"], p.Second["parameters"]!));
    }

    private static Captured Send(ServiceUnderTest service, string operation, JsonNode tree)
    {
        var http = new FakeHttp(new WireReply(service.Model) { WithNulls = true }.Write(operation, new JsonObject()));
        using var client = service.CreateClient(c =>
        {
            c.RegionEndpoint = RegionEndpoint.EUCentral1;
            c.HttpClientFactory = http;
        });
        service.InvokeAsync(client, operation, service.CreateRequest(operation, tree)).GetAwaiter().GetResult();
        return http.Requests.Single();
    }

    /// <summary>What was meant, botocore's complaint, and what botocore read.</summary>
    internal sealed record Judged(JsonNode Meant, string? Error, JsonNode Read);
}
