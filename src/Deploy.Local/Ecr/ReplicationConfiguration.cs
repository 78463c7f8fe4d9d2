using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>The registry's replication rules: where to, and which repositories.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html"/>.</remarks>
internal sealed class ReplicationConfiguration(EcrState state)
{
    /// <summary>The service whose role ECR replicates with.</summary>
    public const string Service = "replication.ecr.amazonaws.com";

    private const int MostDestinations = 25;

    public JsonObject Put(LocalCall call)
    {
        var configuration = call.Input.Object("replicationConfiguration")!;
        Check(call.Region, configuration);
        state.Replication.Of(call.Region).Rules = configuration.Array("rules")!.Copy();
        // ECR makes its role with the first rules, in the caller's name.
        state.Context.Peers.Find<IServiceLinkedRoles>()?.Ensure(Service, call.Region);
        return new JsonObject { ["replicationConfiguration"] = configuration.Copy() };
    }

    public JsonObject Describe(LocalCall call) => new()
    {
        ["registryId"] = LocalAccount.Id,
        ["replicationConfiguration"] = new JsonObject { ["rules"] = state.Replication.Of(call.Region).Rules.Copy() },
    };

    /// <summary>The rules that lead to a destination.</summary>
    public static IReadOnlyList<JsonObject> RulesTo(RegistryReplication registry, string region, string account) =>
    [
        .. registry.Rules.OfType<JsonObject>().Where(rule => rule.Objects("destinations")
            .Any(destination => destination.Text("region") == region && destination.Text("registryId") == account)),
    ];

    /// <summary>A rule without filters is for every repository.</summary>
    public static bool Matches(JsonObject rule, string repository) =>
        rule.Array("repositoryFilters") is not { Count: > 0 }
        || rule.Objects("repositoryFilters").Any(filter => repository.StartsWith(filter.RequiredText("filter"), StringComparison.Ordinal));

    private static void Check(string region, JsonObject configuration)
    {
        var all = new HashSet<(string?, string?)>();
        foreach (var rule in configuration.Objects("rules"))
        {
            var destinations = rule.Objects("destinations")
                .Select(destination => (Region: destination.Text("region"), Registry: destination.Text("registryId"))).ToList();
            if (destinations.Count == 0)
                throw EcrErrors.InvalidParameter("replicationConfiguration", "a rule must have a destination");
            if (destinations.Distinct().Count() != destinations.Count)
                throw EcrErrors.InvalidParameter("replicationConfiguration", "the destinations of a rule must be unique");
            if (destinations.Contains((region, LocalAccount.Id)))
                throw EcrErrors.InvalidParameter("replicationConfiguration", "the destination must not be the registry itself");
            all.UnionWith(destinations);
        }

        if (all.Count > MostDestinations)
            throw EcrErrors.InvalidParameter("replicationConfiguration", $"must have at most {MostDestinations} destinations");
    }
}
