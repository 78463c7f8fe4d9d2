using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Making, changing, removing and reading gateways.</summary>
internal sealed partial class GatewayLocal(LocalContext context, EcsStore store)
{
    private const int MostNames = 10;
    private const int LargestPage = 100;
    private const int UsualResources = 10;
    private const int MostResources = 20;

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var gateways = store.State(call.Region).Gateways;
        if (input.Text("clientToken") is { } token && gateways.Values.FirstOrDefault(known => known.ClientToken == token) is { } made)
            return Reply(made);
        var name = input.RequiredText("name");
        if (!NamePattern().IsMatch(name))
            throw EcsErrors.Invalid("Gateway names must have 1 to 255 letters, numbers and hyphens.");
        if (gateways.ContainsKey(name))
            throw EcsErrors.Invalid($"A gateway with the name {name} already exists.");
        var rules = new GatewaySettings(context, call.Region);
        var settings = rules.New(input.Object("configuration")!.Object("hostSharedAlb")!);
        var subnets = settings.Object("networkConfiguration")!.Texts("subnets");
        var gateway = new GatewayRecord
        {
            Name = name,
            Arn = call.Arn("ecs", $"gateway/{name}/{Identifiers.Hex(32)}"),
            RoleArn = Role(input)!,
            DeletionProtection = input.Flag("deletionProtection") ?? true,
            PropagateTags = input.Text("propagateTags") ?? "GATEWAY",
            Settings = settings,
            VpcId = rules.VpcOf(subnets),
            Zones = [.. rules.ZonesOf(subnets)],
            ClientToken = input.Text("clientToken"),
            CreatedAt = store.Now,
            UpdatedAt = store.Now,
            Tags = TagRules.Read(input.Array("tags")),
        };
        gateways.Add(name, gateway);
        return Reply(gateway);
    }

    /// <summary>The change is checked now and holds when the update is done.</summary>
    public JsonObject Update(LocalCall call)
    {
        var gateway = store.Gateway(call);
        if (gateway.Update is not null)
            throw EcsErrors.Invalid($"The gateway {gateway.Name} is being updated.");
        Role(call.Input);
        new GatewaySettings(context, call.Region).Changed(gateway, call.Input.Object("configuration")?.Object("hostSharedAlb"));
        gateway.Update = call.Input.Copy();
        gateway.DueAt = store.Now + new Pace(context.Clock).GatewayUpdate;
        gateway.Status = GatewayStatus.UpdateInProgress;
        gateway.StatusReason = null;
        gateway.Failures = [];
        return Reply(gateway);
    }

    public JsonObject Delete(LocalCall call)
    {
        var gateway = store.Gateway(call);
        if (gateway.DeletionProtection)
            throw EcsErrors.Invalid($"The gateway {gateway.Name} cannot be deleted while deletion protection is enabled.");
        if (gateway.Associations.Count > 0)
            throw EcsErrors.Invalid($"The gateway {gateway.Name} cannot be deleted while it is associated with clusters.");
        store.State(call.Region).Gateways.Remove(gateway.Name);
        gateway.Status = GatewayStatus.Deleted;
        return Reply(gateway);
    }

    public JsonObject Describe(LocalCall call) => new() { ["gateway"] = GatewayView.Of(store.Gateway(call)) };

    public JsonObject List(LocalCall call)
    {
        var names = call.Input.Texts("names");
        var statuses = call.Input.Texts("status");
        if (names.Count > MostNames)
            throw EcsErrors.Invalid($"names cannot have more than {MostNames} elements.");
        var found = store.State(call.Region).Gateways.Values
            .Where(gateway => names.Count == 0 || names.Contains(gateway.Name))
            .Where(gateway => statuses.Count == 0 || statuses.Contains(gateway.Status))
            .OrderBy(gateway => gateway.Name, StringComparer.Ordinal).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("maxResults"), call.Input.Text("nextToken"), LargestPage, EcsErrors.BadToken);
        return Paging.Reply("gateways", page.Select(JsonNode? (gateway) => GatewayView.Brief(gateway)), next);
    }

    public JsonObject DescribeResources(LocalCall call)
    {
        var gateway = store.Gateway(call);
        var size = call.Input.Whole("maxResults") ?? UsualResources;
        var (page, next) = Paging.Of(gateway.LoadBalancers, size, call.Input.Text("nextToken"), MostResources, EcsErrors.BadToken);
        var routes = store.State(call.Region).Clusters.Values
            .SelectMany(cluster => cluster.Routes).Where(route => route.GatewayArn == gateway.Arn).ToList();
        return new JsonObject { ["gatewayResources"] = GatewayView.Resources(gateway, page, routes) }.With("nextToken", next);
    }

    private static string? Role(JsonObject input)
    {
        var role = input.Text("infrastructureRoleArn");
        var isRole = Arn.TryParse(role) is { Service: "iam" } arn && arn.Resource.StartsWith("role/", StringComparison.Ordinal);
        if (role is not null && !isRole)
            throw EcsErrors.Invalid("infrastructureRoleArn must be the ARN of a role.");
        return role;
    }

    private static JsonObject Reply(GatewayRecord gateway) => new()
    {
        ["gatewayArn"] = gateway.Arn,
        ["name"] = gateway.Name,
        ["status"] = gateway.Status,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,255}\z")]
    private static partial Regex NamePattern();
}
