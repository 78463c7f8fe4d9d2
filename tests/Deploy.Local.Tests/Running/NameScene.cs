using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Running;

/// <summary>Namespaces and services that call each other by name.</summary>
public sealed class NameScene(RunningLocal local)
{
    /// <summary>A named port whose protocol Service Connect understands, as <see cref="RunningLocal.RegisterAsync"/> takes it.</summary>
    public const string Port = "http\",\"appProtocol\":\"http";

    /// <summary>Makes the namespaces <c>shop</c> and, for DNS, <c>shop.local</c>; gives the ARN of its service <c>orders</c>.</summary>
    public async Task<string> PrepareAsync()
    {
        var vpc = (await local.Aws.Ec2Async("DescribeVpcs")).Body.First("vpcId");
        await DoneAsync("CreateHttpNamespace", """{"Name":"shop"}""");
        var home = await DoneAsync("CreatePrivateDnsNamespace", $$"""{"Name":"shop.local","Vpc":"{{vpc}}"}""");
        return (string)(await local.Aws.CloudMapAsync("CreateService", $$$"""
            {"Name":"orders","NamespaceId":"{{{home}}}","DnsConfig":{"DnsRecords":[{"Type":"A","TTL":10}]}}
            """))["Service"]!["Arn"]!;
    }

    /// <summary>A public namespace with a service and an instance.</summary>
    public async Task PublicAsync(string name)
    {
        var home = await DoneAsync("CreatePublicDnsNamespace", $$"""{"Name":"{{name}}"}""");
        var service = (string)(await local.Aws.CloudMapAsync("CreateService", $$$"""
            {"Name":"api","NamespaceId":"{{{home}}}","DnsConfig":{"DnsRecords":[{"Type":"A","TTL":10}]}}
            """))["Service"]!["Id"]!;
        await local.Aws.CloudMapAsync("RegisterInstance", $$"""{"ServiceId":"{{service}}","InstanceId":"i","Attributes":{"AWS_INSTANCE_IPV4":"192.0.2.1"} }""");
    }

    /// <summary>Deploys the service that is called.</summary>
    /// <param name="registry">Its registry.</param>
    /// <param name="desired">How many tasks it has.</param>
    /// <param name="seconds">How long an answer may take.</param>
    public async Task OrdersAsync(string registry, int desired = 2, int seconds = 60)
    {
        await local.RegisterAsync(family: "orders", port: Port);
        await local.CreateServiceAsync(desired, "orders", $$"""
            ,"serviceConnectConfiguration":{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"orders",
              "clientAliases":[{"port":8080,"dnsName":"orders"}],"timeout":{"perRequestTimeoutSeconds":{{seconds}}} }]},
             "serviceRegistries":[{"registryArn":"{{registry}}"}]
            """);
        await local.DeploymentAsync("orders");
    }

    /// <summary>Deploys a service that calls; one that is a client of a namespace, or of none.</summary>
    public async Task CallerAsync(string name, string? client = "shop", string environment = "", bool wait = true)
    {
        await local.RegisterAsync(family: name, environment: environment);
        await local.CreateServiceAsync(1, name, client is null ? "" : $$""","serviceConnectConfiguration":{"enabled":true,"namespace":"{{client}}"} """);
        if (wait)
            await local.DeploymentAsync(name);
    }

    /// <summary>What a caller gets from a URL.</summary>
    public async Task<string> CallAsync(string caller, string url, string how = "call")
    {
        using var reply = await local.AskAsync($"/{how}?url={Uri.EscapeDataString(url)}&length=300000", $"{caller}.c.localhost");
        Assert.True(reply.IsSuccessStatusCode, $"{caller}: {reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");
        return await reply.Content.ReadAsStringAsync();
    }

    /// <summary>A variable of a caller's program.</summary>
    public async Task<string> VariableAsync(string caller, string name)
    {
        using var reply = await local.AskAsync($"/variable/{name}", $"{caller}.c.localhost");
        return await reply.Content.ReadAsStringAsync();
    }

    private async Task<string> DoneAsync(string operation, string body)
    {
        var id = (string)(await local.Aws.CloudMapAsync(operation, body))["OperationId"]!;
        JsonObject found = [];
        await RunningLocal.UntilAsync(
            async () =>
            {
                found = (JsonObject)(await local.Aws.CloudMapAsync("GetOperation", $$"""{"OperationId":"{{id}}"}"""))["Operation"]!;
                return (string)found["Status"]! == "SUCCESS";
            },
            () => $"{found}");
        return (string)found["Targets"]!["NAMESPACE"]!;
    }
}
