using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>Service Connect: what ECS refuses, and what it makes in Cloud Map.</summary>
public sealed class ServiceConnectTests
{
    [Fact]
    public async Task A_cluster_makes_the_namespace_of_its_default_where_it_is_missing()
    {
        await using var local = await TestLocal.StartAsync();

        var made = await DefaultAsync(local, "CreateCluster", """{"clusterName":"c","serviceConnectDefaults":{"namespace":"shop"}}""");
        var again = await DefaultAsync(local, "CreateCluster", """{"clusterName":"d","serviceConnectDefaults":{"namespace":"shop"}}""");
        var byArn = await DefaultAsync(local, "UpdateCluster", $$"""{"cluster":"d","serviceConnectDefaults":{"namespace":"{{made}}"} }""");

        Assert.Matches("^arn:aws:servicediscovery:eu-west-1:000000000000:namespace/ns-[a-z0-9]{16}$", made);
        Assert.Equal((made, made), (again, byArn));
        var found = (await local.Aws.CloudMapAsync("ListNamespaces", "{}"))["Namespaces"]!.AsArray();
        Assert.Equal(("shop", "HTTP", 1), ((string)found[0]!["Name"]!, (string)found[0]!["Type"]!, found.Count));
        var refused = await local.Aws.EcsErrorAsync("UpdateCluster", """{"cluster":"d","serviceConnectDefaults":{"namespace":"arn:aws:servicediscovery:eu-west-1:000000000000:namespace/ns-x"}}""");
        Assert.Equal("NamespaceNotFoundException", refused.Code);
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("UpdateCluster", """{"cluster":"d","serviceConnectDefaults":{"namespace":"a/b"}}""")).Code);
        var cleared = await local.Aws.EcsAsync("UpdateCluster", """{"cluster":"d","serviceConnectDefaults":{"namespace":""}}""");
        Assert.Null(cleared["cluster"]!["serviceConnectDefaults"]);
    }

    [Theory]
    [InlineData("""{"enabled":true}""", "InvalidParameterException", "no default")]
    [InlineData("""{"enabled":true,"namespace":"nowhere"}""", "NamespaceNotFoundException", "nowhere")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"metrics","clientAliases":[{"port":80}]}]}""", "InvalidParameterException", "portName(metrics) does not refer to any named PortMapping in the container definitions")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http"}]}""", "InvalidParameterException", "one client alias")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80},{"port":81}]}]}""", "InvalidParameterException", "one client alias")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80,"dnsName":"-x"}]}]}""", "InvalidParameterException", "dnsName -x")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"Orders","clientAliases":[{"port":80}]}]}""", "InvalidParameterException", "discoveryName Orders")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80}],"timeout":{"perRequestTimeoutSeconds":3}}]}""", "InvalidParameterException", "appProtocol")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80}]},{"portName":"http","discoveryName":"b","clientAliases":[{"port":80,"dnsName":"http.shop"}]}]}""", "InvalidParameterException", "http.shop:80 is used twice")]
    [InlineData("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","clientAliases":[{"port":80}]},{"portName":"http","clientAliases":[{"port":81}]}]}""", "InvalidParameterException", "discoveryName http is used twice")]
    [InlineData("""{"enabled":true,"namespace":"shop","accessLogConfiguration":{"format":"TEXT"}}""", "InvalidParameterException", "logConfiguration")]
    public async Task A_configuration_is_refused(string configuration, string code, string reason)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);

        var refused = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: Configuration(configuration)));

        Assert.Equal(code, refused.Code);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_enabled_is_not_checked()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);

        await scene.CreateServiceAsync(more: Configuration("""{"enabled":false,"namespace":"nowhere"}"""));
    }

    [Fact]
    public async Task A_service_is_a_service_of_Cloud_Map_and_its_tasks_are_instances()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await scene.RegisterAsync(port: "http", container: """ "healthCheck":{"command":["CMD","true"]} """);
        await scene.CreateServiceAsync(2, Configuration("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"orders","clientAliases":[{"port":80}]}]}"""));

        var shown = (JsonObject)(await scene.ServiceAsync())["deployments"]![0]!;
        var resource = shown["serviceConnectResources"]![0]!;
        var arn = (string)resource["discoveryArn"]!;
        Assert.Equal("orders", (string)resource["discoveryName"]!);
        Assert.Equal("shop", (string)shown["serviceConnectConfiguration"]!["namespace"]!);
        var service = (await local.Aws.CloudMapAsync("GetService", $$"""{"Id":"{{arn}}"}"""))["Service"]!;
        Assert.Equal(("orders", "HTTP"), ((string)service["Name"]!, (string)service["Type"]!));
        Assert.Empty(await HealthAsync(local, arn));

        local.Pass(0.7);
        Assert.Equal(["UNHEALTHY", "UNHEALTHY"], (await HealthAsync(local, arn)).Select(pair => (string)pair.Value!));
        local.Pass(3);
        var tasks = await scene.TasksAsync();
        var health = await HealthAsync(local, arn);
        Assert.Equal(tasks.Select(task => ((string)task["taskArn"]!).Split('/')[^1]).Order(), health.Select(pair => pair.Key).Order());
        Assert.Equal(["HEALTHY", "HEALTHY"], health.Select(pair => (string)pair.Value!));
        var instance = (await local.Aws.CloudMapAsync("ListInstances", $$"""{"ServiceId":"{{arn}}"}"""))["Instances"]![0]!["Attributes"]!;
        Assert.Equal(("8080", "c", "web"), ((string)instance["AWS_INSTANCE_PORT"]!, (string)instance["ECS_CLUSTER_NAME"]!, (string)instance["ECS_SERVICE_NAME"]!));
        Assert.Contains(tasks, task => task["attachments"]![0]!["details"]!.AsArray().Any(detail => (string)detail!["value"]! == (string)instance["AWS_INSTANCE_IPV4"]!));

        Assert.Equal(["arn:aws:ecs:eu-west-1:000000000000:service/c/web"], await ClientsAsync(local, "shop"));
        Assert.Equal("NamespaceNotFoundException", (await local.Aws.EcsErrorAsync("ListServicesByNamespace", """{"namespace":"nowhere"}""")).Code);

        // What leaves is gone at once, and with the service what was made for it.
        await scene.UpdateAsync(""" "desiredCount":0 """);
        local.Pass(0.01);
        Assert.Empty(await HealthAsync(local, arn));
        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web"}""");
        local.Pass(3);
        Assert.Empty((await local.Aws.CloudMapAsync("ListServices", "{}"))["Services"]!.AsArray());
        Assert.Empty(await ClientsAsync(local, "shop"));
    }

    [Fact]
    public async Task Names_and_aliases_are_one_services_own_in_a_namespace()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await scene.CreateServiceAsync(more: Orders(80));
        await scene.UpdateAsync(Orders(81));

        var name = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: Configuration("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"orders","clientAliases":[{"port":82}]}]}"""), name: "other"));
        var alias = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: Configuration("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"b","clientAliases":[{"port":81,"dnsName":"orders"}]}]}"""), name: "other"));

        Assert.Contains("already used by", name.Message, StringComparison.Ordinal);
        Assert.Contains("The client alias orders:81 is already used by arn:aws:ecs:eu-west-1:000000000000:service/c/web", alias.Message, StringComparison.Ordinal);
        await scene.CreateServiceAsync(more: Configuration("""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"b","clientAliases":[{"port":80,"dnsName":"orders"}]}]}"""), name: "other");

        static string Orders(int port) => Configuration($$"""{"enabled":true,"namespace":"shop","services":[{"portName":"http","discoveryName":"orders","clientAliases":[{"port":{{port}},"dnsName":"orders"}]}]}""");
    }

    [Fact]
    public async Task The_default_of_the_cluster_is_taken_and_the_same_again_is_no_change()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await local.Aws.EcsAsync("UpdateCluster", """{"cluster":"c","serviceConnectDefaults":{"namespace":"shop"}}""");
        const string Client = """{"enabled":true,"services":[{"portName":"http","clientAliases":[{"port":80}]}]}""";
        await scene.CreateServiceAsync(more: Configuration(Client));
        await scene.UpdateAsync(Configuration(Client));

        Assert.Single(await scene.DeploymentsAsync());
        var shown = (await scene.ServiceAsync())["deployments"]![0]!["serviceConnectConfiguration"]!;
        Assert.Matches("namespace/ns-", (string)shown["namespace"]!);
        await scene.UpdateAsync(Configuration("""{"enabled":false}"""));
        local.Pass(5);
        Assert.Equal(2, (await scene.DeploymentsAsync()).Count);
        Assert.Empty((await local.Aws.CloudMapAsync("ListServices", "{}"))["Services"]!.AsArray());
    }

    private static string Configuration(string json) => $""" "serviceConnectConfiguration":{json} """;

    /// <summary>A namespace <c>shop</c> and a task definition with the port <c>http</c>.</summary>
    private static async Task<EcsScene> SceneAsync(TestLocal local)
    {
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(port: "http");
        await local.Aws.CloudMapAsync("CreateHttpNamespace", """{"Name":"shop"}""");
        local.Pass(1);
        return scene;
    }

    private static async Task<string> DefaultAsync(TestLocal local, string operation, string body) =>
        (string)(await local.Aws.EcsAsync(operation, body))["cluster"]!["serviceConnectDefaults"]!["namespace"]!;

    private static async Task<IEnumerable<string>> ClientsAsync(TestLocal local, string home) =>
        (await local.Aws.EcsAsync("ListServicesByNamespace", $$"""{"namespace":"{{home}}"}"""))["serviceArns"]!.AsArray().Select(arn => (string)arn!);

    private static async Task<JsonObject> HealthAsync(TestLocal local, string arn) =>
        (JsonObject)(await local.Aws.CloudMapAsync("GetInstancesHealthStatus", $$"""{"ServiceId":"{{arn}}"}"""))["Status"]!;
}
