using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>What is refused of a network configuration; subnets and security groups must exist in Local's EC2.</summary>
internal sealed class NetworkRules(LocalContext context)
{
    public void Check(JsonObject? configuration, DefinitionRecord definition, bool fargate, string region)
    {
        var vpc = configuration?.Object("awsvpcConfiguration");
        var awsvpc = definition.Body.Text("networkMode") == "awsvpc";
        if (awsvpc && vpc is null)
            throw EcsErrors.Invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        if (!awsvpc && configuration is not null)
            throw EcsErrors.Invalid("Network Configuration is not valid for the given networkMode of this task definition.");
        if (vpc is null)
            return;
        var subnets = vpc.Texts("subnets");
        var groups = vpc.Texts("securityGroups");
        if (subnets.Count == 0)
            throw EcsErrors.Invalid("subnets can not be empty.");
        if (subnets.Count > 16)
            throw EcsErrors.Invalid("subnets can have at most 16 items.");
        if (groups.Count > 5)
            throw EcsErrors.Invalid("securityGroups can have at most 5 items.");
        if (!fargate && vpc.Text("assignPublicIp") == "ENABLED")
            throw EcsErrors.Invalid("Assign public IP is not supported for this launch type.");
        if (context.Peers.Find<INetworkCatalog>() is { } network)
            CheckExistence(network, subnets, groups, region);
    }

    private static void CheckExistence(INetworkCatalog network, IReadOnlyList<string> subnets, IReadOnlyList<string> groups, string region)
    {
        var vpcs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subnet in subnets)
            vpcs.Add(network.Subnet(subnet, region)?.VpcId
                ?? throw EcsErrors.Invalid($"Error retrieving subnet information for [{subnet}]: The subnet ID '{subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)"));
        if (vpcs.Count > 1)
            throw EcsErrors.Invalid("All subnets must be in the same VPC.");
        foreach (var group in groups)
        {
            var vpc = network.VpcOfSecurityGroup(group, region)
                ?? throw EcsErrors.Invalid($"Error retrieving security group information for [{group}]: The security group '{group}' does not exist (ErrorCode: InvalidGroup.NotFound)");
            if (!vpcs.Contains(vpc))
                throw EcsErrors.Invalid("Subnets and security groups must be in the same VPC.");
        }
    }
}
