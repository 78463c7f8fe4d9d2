using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>Cloud Map services in which a service's tasks are registered.</summary>
public sealed class ServiceRegistryTests
{
    [Theory]
    [InlineData("A", """ "containerName":"app","containerPort":8080 """, "do not require a value for 'containerPort'")]
    [InlineData("A", """ "port":8080 """, "do not require a value for 'port'")]
    [InlineData("A", """ "containerName":"app" """, "both containerName and containerPort")]
    [InlineData("SRV", "", "must have either")]
    [InlineData("SRV", """ "containerName":"app","containerPort":8080,"port":8080 """, "must have either")]
    [InlineData("SRV", """ "containerName":"other","containerPort":8080 """, "The container other does not exist")]
    [InlineData("SRV", """ "containerName":"app","containerPort":81 """, "did not have a container port 81")]
    [InlineData("SRV", """ "port":0 """, "from 1 to 65535")]
    [InlineData("", "", "does not exist")]
    public async Task A_registry_is_refused(string type, string more, string reason)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var arn = type.Length == 0 ? "arn:aws:servicediscovery:eu-west-1:000000000000:service/srv-x" : await RegistryAsync(local, type);

        var refused = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(more: Registry(arn, more)));

        Assert.Equal("InvalidParameterException", refused.Code);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_of_the_network_modes_of_instances_need_a_container_and_records_with_ports()
    {
        await using var local = await TestLocal.StartAsync();
        await EcsScene.CreateAsync(local);
        await local.Aws.EcsAsync("RegisterTaskDefinition", """
            {"family":"web","networkMode":"bridge","containerDefinitions":[{"name":"app","image":"x","memory":64,"portMappings":[{"containerPort":8080}]}]}
            """);
        var arn = await RegistryAsync(local, "A");

        var without = await local.Aws.EcsErrorAsync("CreateService", Body(""));
        var address = await local.Aws.EcsErrorAsync("CreateService", Body(""" "containerName":"app","containerPort":8080 """));

        Assert.StartsWith("When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified", without.Message, StringComparison.Ordinal);
        Assert.Contains("records of type SRV", address.Message, StringComparison.Ordinal);

        string Body(string more) => $$"""{"cluster":"c","serviceName":"web","taskDefinition":"web","desiredCount":1,"launchType":"EC2",{{Registry(arn, more)}}}""";
    }

    [Fact]
    public async Task Running_tasks_are_instances_with_their_address_and_a_change_moves_them()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var (first, second) = (await RegistryAsync(local, "A"), await RegistryAsync(local, "SRV", "ports"));
        await scene.CreateServiceAsync(more: Registry(first, ""));
        Assert.Empty(await InstancesAsync(local, first));
        local.Pass(3);

        var instance = (await InstancesAsync(local, first)).Single();
        var task = (await scene.TasksAsync()).Single();
        Assert.Equal(((string)task["taskArn"]!).Split('/')[^1], (string)instance["Id"]!);
        Assert.Equal(
            ["AVAILABILITY_ZONE", "AWS_INSTANCE_IPV4", "ECS_CLUSTER_NAME", "ECS_SERVICE_NAME", "ECS_TASK_DEFINITION_FAMILY", "REGION"],
            ((JsonObject)instance["Attributes"]!).Select(pair => pair.Key));
        Assert.Equal("ResourceInUse", await CodeAsync(local, "DeleteService", $$"""{"Id":"{{first}}"}"""));

        await scene.UpdateAsync(Registry(second, """ "containerName":"app","containerPort":8080 """));
        local.Pass(5);
        Assert.Empty(await InstancesAsync(local, first));
        Assert.Equal("8080", (string)(await InstancesAsync(local, second)).Single()["Attributes"]!["AWS_INSTANCE_PORT"]!);

        // A task that dies is no instance any more, and its successor is one.
        var before = (string)(await InstancesAsync(local, second)).Single()["Id"]!;
        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{before}}"}""");
        Assert.Empty(await InstancesAsync(local, second));
        local.Pass(5);
        Assert.NotEqual(before, (string)(await InstancesAsync(local, second)).Single()["Id"]!);
    }

    private static string Registry(string arn, string more) => $$""" "serviceRegistries":[{"registryArn":"{{arn}}"{{(more.Length == 0 ? "" : $",{more}")}}}] """;

    private static async Task<string> RegistryAsync(TestLocal local, string type, string name = "orders")
    {
        var found = (await local.Aws.CloudMapAsync("ListNamespaces", "{}"))["Namespaces"]!.AsArray();
        if (found.Count == 0)
        {
            var vpc = (await local.Aws.Ec2Async("DescribeVpcs")).Body.First("vpcId");
            await local.Aws.CloudMapAsync("CreatePrivateDnsNamespace", $$"""{"Name":"shop.local","Vpc":"{{vpc}}"}""");
            local.Pass(2);
            found = (await local.Aws.CloudMapAsync("ListNamespaces", "{}"))["Namespaces"]!.AsArray();
        }

        return (string)(await local.Aws.CloudMapAsync("CreateService", $$$"""
            {"Name":"{{{name}}}","NamespaceId":"{{{found[0]!["Id"]}}}","DnsConfig":{"DnsRecords":[{"Type":"{{{type}}}","TTL":10}]}}
            """))["Service"]!["Arn"]!;
    }

    private static async Task<IReadOnlyList<JsonObject>> InstancesAsync(TestLocal local, string arn) =>
        [.. (await local.Aws.CloudMapAsync("ListInstances", $$"""{"ServiceId":"{{arn}}"}"""))["Instances"]!.AsArray().Select(one => (JsonObject)one!)];

    private static async Task<string> CodeAsync(TestLocal local, string operation, string body)
    {
        using var reply = await local.Aws.SendJsonAsync("servicediscovery", "Route53AutoNaming_v20170314", operation, body);
        return (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["__type"]!;
    }
}
