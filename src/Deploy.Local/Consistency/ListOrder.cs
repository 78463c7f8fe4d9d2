using System.Text.Json.Nodes;

namespace Deploy.Local.Consistency;

/// <summary>Which lists of AWS's replies have an order that a client may rely on, and an arbitrary order for the others.</summary>
internal static class ListOrder
{
    /// <summary>
    /// Operations whose documentation says in which order the items come: by name or revision, by time. All others order nothing that
    /// they promise.
    /// </summary>
    private static readonly HashSet<string> Ordered = new(StringComparer.Ordinal)
    {
        "DescribeLogGroups", "DescribeLogStreams", "GetLogEvents", "FilterLogEvents", "ListTaskDefinitions",
    };

    /// <summary>Lists within an item that are sets. Others (a container's command, a service's events, a policy's rules) say something by their order.</summary>
    private static readonly HashSet<string> Sets = new(StringComparer.OrdinalIgnoreCase)
    {
        "tags", "tagList", "environment", "secrets", "portMappings", "mountPoints", "subnets", "securityGroups", "loadBalancers", "deployments",
        "containers", "attachments", "networkInterfaces", "settings", "capacityProviders", "requiresCompatibilities", "compatibilities",
        "requiresAttributes", "volumes", "sourceServiceRevisions", "imageTags", "loadBalancerArns", "failures",
        "gatewayConnections", "hostSharedAlb", "gatewayRouteArns", "testListenerRuleArns", "loadBalancerSecurityGroups", "ruleArns",
        "loadBalancerSecurityGroupArns",
    };

    /// <summary>Puts what has no order into an arbitrary one.</summary>
    public static void Shuffle(string operation, JsonObject output, Random random)
    {
        foreach (var (name, value) in output)
        {
            if (value is JsonArray list && !Ordered.Contains(operation))
                Shuffle(list, random);
            ShuffleWithin(name, value, random);
        }
    }

    private static void ShuffleWithin(string name, JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonArray list:
                if (Sets.Contains(name))
                    Shuffle(list, random);
                foreach (var item in list)
                    ShuffleWithin("", item, random);
                break;
            case JsonObject item:
                foreach (var (member, value) in item)
                    ShuffleWithin(member, value, random);
                break;
        }
    }

    private static void Shuffle(JsonArray list, Random random)
    {
        var items = list.Select(item => item?.DeepClone()).ToArray();
        random.Shuffle(items);
        list.Clear();
        foreach (var item in items)
            list.Add(item);
    }
}
