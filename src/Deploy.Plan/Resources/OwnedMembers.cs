using Deploy.Plan.Shapes.Ecr;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Shapes.Scheduler;

namespace Deploy.Plan.Resources;

/// <summary>
/// The members of AWS's requests that are the engine's: what a resource is called and tagged, and the references from which the order of a
/// deployment, roles and policies follow. No <c>[Raw]</c> sets them.
/// </summary>
public static class OwnedMembers
{
    private const string Tags = "use [Tag]";
    private const string OfOtherCalls = "a change of it is a call of its own, which deployments do not make yet";
    private const string OfRevisions = "only the service's revision shows it, which a comparison does not read yet";
    private const string Token = "the engine makes one for each call";

    private static readonly Dictionary<Type, Dictionary<string, string>> Known = new()
    {
        [typeof(CreateCluster)] = Members(
            ("clusterName", "use Name of [Cluster]"),
            ("configuration", OfOtherCalls),
            ("capacityProviders", OfOtherCalls),
            ("defaultCapacityProviderStrategy", OfOtherCalls),
            ("serviceConnectDefaults", OfOtherCalls),
            ("tags", Tags)),
        [typeof(CreateRepository)] = Members(
            ("registryId", "a repository lies in the account of its deployment"), ("repositoryName", "use Name of [EcrRepository]"), ("tags", Tags)),
        [typeof(RegisterTaskDefinition)] = Members(
            ("family", "use Family of [TaskDefinition]"),
            ("taskRoleArn", "use [TaskRole]"),
            ("executionRoleArn", "use [ExecutionRole]"),
            ("containerDefinitions", "use [Container], and Container = \"…\" of [Raw] for the members of one"),
            ("tags", Tags)),
        [typeof(ContainerDefinition)] = Members(("name", "use Name of [Container]"), ("image", "use Image or Repository of [Container]")),
        [typeof(CreateService)] = Members(
            ("serviceName", "use Name of [Service]"),
            ("cluster", "use Cluster of [Service]"),
            ("taskDefinition", "use TaskDefinition of [Service]"),
            ("role", "ECS uses its service-linked role"),
            ("deploymentController", "deployments are followed as ECS makes them"),
            ("monitoring", OfRevisions),
            ("gatewayConnectors", OfRevisions),
            ("clientToken", Token),
            ("tags", Tags)),
        [typeof(CreateSchedule)] = Members(
            ("Name", "use Name of [Schedule]"),
            ("GroupName", "the schedules of an application lie in a group of its own"),
            ("ClientToken", Token),
            ("Target.Arn", "use Cluster of [Schedule]"),
            ("Target.RoleArn", "the engine makes a role that may run this task and no other"),
            ("Target.EcsParameters.TaskDefinitionArn", "use TaskDefinition of [Schedule]")),
    };

    /// <summary>Why a member is the engine's, with what to use instead; null: it is not.</summary>
    /// <param name="shape">A request, or the definition of a container.</param>
    /// <param name="wirePath">The member's path by AWS's names.</param>
    public static string? ReasonFor(Type shape, string wirePath)
    {
        if (!Known.TryGetValue(shape, out var members)) return null;
        foreach (var owned in members)
        {
            if (IsWithin(wirePath, owned.Key)) return owned.Value;
            if (IsWithin(owned.Key, wirePath)) return $"{owned.Key} in it is the engine's; set its other members one by one";
        }

        return null;
    }

    private static bool IsWithin(string path, string outer) => $"{path}.".StartsWith($"{outer}.", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Members(params (string Path, string Reason)[] members) =>
        members.ToDictionary(member => member.Path, member => member.Reason, StringComparer.OrdinalIgnoreCase);
}
