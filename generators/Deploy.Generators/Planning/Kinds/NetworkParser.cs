using Deploy.Ecs;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[Network]</c> of a service or schedule.</summary>
internal static class NetworkParser
{
    private const string Property = nameof(ServiceSpec.NetworkConfiguration);

    /// <summary>The network of a resource's tasks; null where its task definition takes none.</summary>
    public static NetworkSpec? Parse(ResourceDraft draft, Reference taskDefinition)
    {
        var network = draft.Type.Details("Network").FirstOrDefault(draft.IsMeantBy);
        if (network is null && draft.Type.Removed("Network").FirstOrDefault(draft.IsMeantBy) is { } removed)
        {
            draft.Origins.Record(Property, removed.RemovalPlace, isOfStage: true);
            return null;
        }

        // Without a public address, Fargate cannot pull the images of tasks in the default VPC; on instances, those pull them.
        var takesAddresses = (draft.Declaration.Choice<LaunchType>(nameof(LaunchType)) ?? LaunchType.Fargate) == LaunchType.Fargate;
        if (network is null) return TakesNetwork(taskDefinition) ? new NetworkSpec { AssignPublicIp = takesAddresses } : null;

        var read = new PropertyReader(network, draft.Origins, Property);
        var subnets = read.Texts(nameof(NetworkSpec.Subnets));
        return new NetworkSpec
        {
            Subnets = subnets ?? new NetworkSpec().Subnets,
            SecurityGroups = read.Texts(nameof(NetworkSpec.SecurityGroups)) ?? EquatableList<string>.Empty,
            AssignPublicIp = read.Flag(nameof(NetworkSpec.AssignPublicIp)) ?? (subnets is null && takesAddresses),
        };
    }

    private static bool TakesNetwork(Reference taskDefinition) =>
        ((taskDefinition.Foreign as TaskDefinitionSpec)?.NetworkMode
            ?? taskDefinition.Type?.Find(TaskDefinitionParser.Kind.Attribute)?.Choice<NetworkMode>(nameof(NetworkMode)) ?? NetworkMode.Awsvpc) == NetworkMode.Awsvpc;
}
