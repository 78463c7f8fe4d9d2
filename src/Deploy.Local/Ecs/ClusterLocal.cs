using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Clusters.</summary>
internal sealed partial class ClusterLocal(LocalContext context, EcsStore store)
{
    /// <summary>An active cluster of that name is returned as it is: ECS does not compare it with the request.</summary>
    public JsonObject Create(LocalCall call)
    {
        var name = call.Input.Text("clusterName") ?? "default";
        if (!IsName(name))
            throw EcsErrors.Invalid("Cluster name must have 1 to 255 letters, numbers, hyphens and underscores.");
        var clusters = store.State(call.Region).Clusters;
        if (clusters.TryGetValue(name, out var existing) && existing.Status == "ACTIVE")
            return Reply(existing);

        var cluster = new ClusterRecord
        {
            Name = name,
            Arn = call.Arn("ecs", $"cluster/{name}"),
            Settings = Settings(call.Input.Array("settings"), UsualSettings()),
            Configuration = Configuration(call.Input),
            ServiceConnectDefaults = Defaults(call, call.Input.Object("serviceConnectDefaults")),
            Tags = TagRules.Read(call.Input.Array("tags")),
        };
        CapacityRules.Apply(cluster, call.Input.Texts("capacityProviders"), call.Input.Array("defaultCapacityProviderStrategy") ?? []);
        clusters[name] = cluster;
        return Reply(cluster);
    }

    public JsonObject Describe(LocalCall call)
    {
        var names = call.Input.Texts("clusters") is { Count: > 0 } given ? given : ["default"];
        if (names.Count > 100)
            throw EcsErrors.Invalid("Clusters cannot have more than 100 elements.");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var name in names)
        {
            if (store.FindCluster(call.Region, name) is { } cluster)
                found.Add(ClusterView.Of(cluster, call.Input.Texts("include")));
            else
                failures.Add(new JsonObject { ["arn"] = call.Arn("ecs", $"cluster/{Arn.LastSegment(name)}"), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["clusters"] = found, ["failures"] = failures };
    }

    public JsonObject Update(LocalCall call)
    {
        var cluster = store.Cluster(call);
        if (call.Input.Array("settings") is { } settings)
            cluster.Settings = Settings(settings, cluster.Settings);
        if (call.Input.Object("configuration") is not null)
            cluster.Configuration = Configuration(call.Input);
        if (call.Input.Object("serviceConnectDefaults") is { } defaults)
            cluster.ServiceConnectDefaults = Defaults(call, defaults);
        return Reply(cluster);
    }

    public JsonObject UpdateSettings(LocalCall call)
    {
        var cluster = store.Cluster(call);
        cluster.Settings = Settings(call.Input.Array("settings"), cluster.Settings);
        return Reply(cluster);
    }

    public JsonObject Delete(LocalCall call)
    {
        var cluster = store.FindCluster(call.Region, call.Input.RequiredText("cluster")) ?? throw EcsErrors.NoCluster();
        if (cluster.Services.Values.Any(s => s.Status != "INACTIVE"))
            throw new LocalServiceException("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
        if (cluster.Tasks.Any(t => t.Last != "STOPPED"))
            throw new LocalServiceException("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
        if (store.State(call.Region).Gateways.Values.Any(gateway => gateway.Associations.ContainsKey(cluster.Arn)))
            throw EcsErrors.Invalid("The Cluster cannot be deleted while gateways are associated with it.");
        cluster.Status = "INACTIVE";
        return Reply(cluster);
    }

    public JsonObject List(LocalCall call)
    {
        var arns = store.State(call.Region).Clusters.Values.Where(c => c.Status == "ACTIVE").Select(c => c.Arn).Order(StringComparer.Ordinal).ToList();
        var (page, next) = Paging.Of(arns, call.Input.Whole("maxResults"), call.Input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("clusterArns", page.Select(JsonNode? (a) => a), next);
    }

    /// <summary>Whether a text can be the name of a cluster.</summary>
    internal static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>The settings of a cluster that says none.</summary>
    internal static JsonArray UsualSettings() => Settings(null, []);

    private static JsonObject Reply(ClusterRecord cluster) => new() { ["cluster"] = ClusterView.Of(cluster) };

    private static JsonArray Settings(JsonArray? given, JsonArray before)
    {
        var value = before.OfType<JsonObject>().FirstOrDefault()?.Text("value") ?? "disabled";
        foreach (var setting in given?.OfType<JsonObject>() ?? [])
        {
            if (setting.Text("name") != "containerInsights")
                throw EcsErrors.Invalid($"Invalid cluster setting name '{setting.Text("name")}'. Valid name: containerInsights.");
            value = setting.Text("value") is "enabled" or "disabled" or "enhanced"
                ? setting.RequiredText("value")
                : throw EcsErrors.Invalid($"Invalid value '{setting.Text("value")}' for cluster setting containerInsights. Valid values: enabled, disabled, enhanced.");
        }

        return [new JsonObject { ["name"] = "containerInsights", ["value"] = value }];
    }

    private static JsonObject? Configuration(JsonObject input)
    {
        var configuration = input.Object("configuration")?.Copy();
        var exec = configuration?.Object("executeCommandConfiguration");
        if (exec?.Text("logging") == "OVERRIDE" && exec.Object("logConfiguration") is not { Count: > 0 })
            throw EcsErrors.Invalid("Log configuration must be specified when logging is OVERRIDE.");
        if (exec?.Object("logConfiguration") is not null && exec.Text("logging") != "OVERRIDE")
            throw EcsErrors.Invalid("Log configuration can only be specified when logging is OVERRIDE.");
        return configuration;
    }

    /// <summary>A name becomes the ARN of its namespace, which is made where there is none; an empty name removes the default.</summary>
    private JsonObject? Defaults(LocalCall call, JsonObject? given)
    {
        if (given?.Text("namespace") is not { Length: > 0 } name)
            return null;
        if (context.Peers.Find<IServiceDirectory>() is not { } directory)
            throw EcsErrors.NoNamespace(name);
        if (directory.Namespace(name, call.Region) is { } found)
            return new JsonObject { ["namespace"] = found.Arn };
        if (Arn.TryParse(name) is not null)
            throw EcsErrors.NoNamespace(name);
        if (!NamespacePattern().IsMatch(name))
            throw EcsErrors.Invalid("The name of a namespace must have 1 to 1024 printable characters without spaces, and none of <, >, \" and /.");
        return new JsonObject { ["namespace"] = directory.MakeNamespace(name, call.Region).Arn };
    }

    [GeneratedRegex("""\A[!-~-[<>"/]]{1,1024}\z""")]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex NamePattern();
}
