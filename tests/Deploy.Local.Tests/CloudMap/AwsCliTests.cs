using Deploy.Local.Tests.Support;
using Deploy.Testing;

namespace Deploy.Local.Tests.CloudMap;

/// <summary>The official command is an independent judge.</summary>
public sealed class AwsCliTests
{
    [SkippableFact]
    public async Task The_aws_command_registers_and_discovers()
    {
        AwsCommand.SkipIfMissing();
        await using var local = await TestLocal.StartAsync();
        var aws = new AwsCommand(local.Server.Url, "eu-west-1");
        var vpc = (string)(await aws.RunAsync("ec2", "describe-vpcs"))["Vpcs"]![0]!["VpcId"]!;
        var operation = (string)(await aws.RunAsync("servicediscovery", "create-private-dns-namespace", "--name", "shop.local", "--vpc", vpc, "--tags", "Key=a,Value=b"))["OperationId"]!;
        local.Pass(2);
        var home = (string)(await aws.RunAsync("servicediscovery", "get-operation", "--operation-id", operation))["Operation"]!["Targets"]!["NAMESPACE"]!;
        var service = (await aws.RunAsync(
            "servicediscovery", "create-service", "--name", "orders", "--namespace-id", home, "--dns-config", "DnsRecords=[{Type=A,TTL=10}]"))["Service"]!;
        await aws.RunAsync(
            "servicediscovery", "register-instance", "--service-id", (string)service["Id"]!, "--instance-id", "i1", "--attributes", "AWS_INSTANCE_IPV4=10.0.0.1,stage=test");
        local.Pass(2);

        var found = (await aws.RunAsync("servicediscovery", "discover-instances", "--namespace-name", "shop.local", "--service-name", "orders"))["Instances"]!.AsArray();
        var refused = await aws.TryAsync("servicediscovery", "get-service", "--id", "srv-x");

        Assert.Equal(("i1", "10.0.0.1", "shop.local"), ((string)found[0]!["InstanceId"]!, (string)found[0]!["Attributes"]!["AWS_INSTANCE_IPV4"]!, (string)found[0]!["NamespaceName"]!));
        Assert.Equal("DNS_PRIVATE", (string)(await aws.RunAsync("servicediscovery", "list-namespaces"))["Namespaces"]![0]!["Type"]!);
        Assert.Contains("(ServiceNotFound)", refused.Output, StringComparison.Ordinal);
    }
}
