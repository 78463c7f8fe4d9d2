using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.CloudMap;

/// <summary>Cloud Map with a clock that the test moves.</summary>
internal sealed class CloudMapScene(LocalAws local, FakeTimeProvider clock) : IAsyncDisposable
{
    public LocalAws Local { get; } = local;

    public FakeTimeProvider Clock { get; } = clock;

    public static async Task<CloudMapScene> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        return new CloudMapScene(await LocalAws.StartAsync(time: clock), clock);
    }

    public Task<JsonObject> CallAsync(string operation, object input) => Local.CallAsync("servicediscovery", operation, input);

    public Task<(string Code, string Message)> FailAsync(string operation, object input) => Local.FailAsync("servicediscovery", operation, input);

    /// <summary>Submits something and lets it be done; the id of its target.</summary>
    public async Task<string> DoneAsync(string operation, object input, string target = "NAMESPACE")
    {
        var id = (string)(await CallAsync(operation, input))["OperationId"]!;
        Clock.Advance(TimeSpan.FromSeconds(2));
        var done = (await CallAsync("GetOperation", new { OperationId = id }))["Operation"]!;
        Assert.Equal("SUCCESS", (string)done["Status"]!);
        return (string)done["Targets"]![target]!;
    }

    public async Task<string> VpcAsync() =>
        (await Local.FormAsync("ec2", "2016-11-15", "DescribeVpcs")).Descendants("vpcId").First().Value;

    /// <summary>A private DNS namespace <c>shop.local</c>.</summary>
    public async Task<string> PrivateAsync(string name = "shop.local") => await DoneAsync("CreatePrivateDnsNamespace", new { Name = name, Vpc = await VpcAsync() });

    /// <summary>A service with records of some types; its id.</summary>
    public async Task<string> ServiceAsync(string home, string name = "orders", bool customHealth = false, params string[] types)
    {
        var input = new JsonObject { ["Name"] = name, ["NamespaceId"] = home };
        if (types.Length > 0)
            input["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray([.. types.Select(type => new JsonObject { ["Type"] = type, ["TTL"] = 10 })]) };
        if (customHealth)
            input["HealthCheckCustomConfig"] = new JsonObject { ["FailureThreshold"] = 1 };
        return (string)(await CallAsync("CreateService", input))["Service"]!["Id"]!;
    }

    public ValueTask DisposeAsync() => Local.DisposeAsync();
}
