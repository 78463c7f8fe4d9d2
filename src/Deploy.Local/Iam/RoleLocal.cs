using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>Creates, describes, changes and deletes roles.</summary>
internal sealed class RoleLocal(IamState state, ServiceLinkedRoles serviceLinked)
{
    private const int LongestTrustPolicy = 2048;

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var role = new IamRole
        {
            Name = input.RequiredText("RoleName"),
            Path = input.Text("Path") ?? "/",
            Partition = Partitions.Of(call.Region),
            Id = "AROA" + Identifiers.Upper(17),
            CreatedAt = state.Now,
            TrustPolicy = CheckTrust(input.RequiredText("AssumeRolePolicyDocument")),
            Description = input.Text("Description"),
            MaxSessionDuration = input.Whole("MaxSessionDuration") ?? 3600,
            PermissionsBoundary = CheckBoundary(input.Text("PermissionsBoundary")),
        };
        RoleTags.Merge(role, input.Array("Tags"));
        if (role.IsServiceLinked)
            throw new LocalServiceException("ValidationError", "Path must not begin with '/aws-service-role/'.", 400);
        return state.TryAdd(role) ? Reply(role) : throw IamErrors.RoleExists(role.Name);
    }

    public JsonObject CreateServiceLinked(LocalCall call)
    {
        var role = serviceLinked.New(call.Input.RequiredText("AWSServiceName"), call.Region, call.Input.Text("CustomSuffix"), call.Input.Text("Description"));
        return state.TryAdd(role)
            ? Reply(role)
            : throw IamErrors.InvalidInput($"Service role name {role.Name} has been taken in this account, please try a different suffix.");
    }

    public JsonObject Get(LocalCall call) => Reply(state.Require(call));

    public JsonObject List(LocalCall call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var roles = state.Roles.Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return IamState.Page(call, "Roles", roles, Summary);
    }

    public JsonObject Update(LocalCall call)
    {
        var role = state.RequireOwn(call);
        role.Description = call.Input.Text("Description") ?? role.Description;
        role.MaxSessionDuration = call.Input.Whole("MaxSessionDuration") ?? role.MaxSessionDuration;
        return [];
    }

    public JsonObject UpdateTrust(LocalCall call)
    {
        state.RequireOwn(call).TrustPolicy = CheckTrust(call.Input.RequiredText("PolicyDocument"));
        return [];
    }

    public JsonObject PutBoundary(LocalCall call)
    {
        state.RequireOwn(call).PermissionsBoundary = CheckBoundary(call.Input.RequiredText("PermissionsBoundary"));
        return [];
    }

    public JsonObject DeleteBoundary(LocalCall call)
    {
        var role = state.RequireOwn(call);
        if (role.PermissionsBoundary is null)
            throw IamErrors.NoSuchEntity($"Role {role.Name} does not have a permissions boundary policy attached");
        role.PermissionsBoundary = null;
        return [];
    }

    public JsonObject Delete(LocalCall call)
    {
        var role = state.RequireOwn(call);
        if (role.AttachedPolicies.Count > 0)
            throw IamErrors.DeleteConflict("detach all policies");
        if (role.Policies.Count > 0)
            throw IamErrors.DeleteConflict("delete policies");
        state.Remove(role);
        return [];
    }

    private static string CheckTrust(string document)
    {
        PolicyDocument.CheckTrust(document);
        return PolicyDocument.Length(document) <= LongestTrustPolicy
            ? document
            : throw IamErrors.LimitExceeded($"Cannot exceed quota for ACLSizePerRole: {LongestTrustPolicy}");
    }

    private static string? CheckBoundary(string? arn)
    {
        if (arn is not null)
            ManagedPolicies.Require(arn);
        return arn;
    }

    private static JsonObject Reply(IamRole role) => new()
    {
        ["Role"] = Summary(role)
            .With("Tags", role.Tags.Values.Count == 0 ? null : role.Tags.ToJson("Key", "Value"))
            .With("PermissionsBoundary", role.PermissionsBoundary is null ? null : new JsonObject
            {
                ["PermissionsBoundaryType"] = "Policy",
                ["PermissionsBoundaryArn"] = role.PermissionsBoundary,
            }),
    };

    /// <summary>What lists show: no tags and no boundary.</summary>
    private static JsonObject Summary(IamRole role) => new JsonObject
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn(),
        ["CreateDate"] = role.CreatedAt,
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
        ["MaxSessionDuration"] = role.MaxSessionDuration,
    }.With("Description", role.Description);
}
