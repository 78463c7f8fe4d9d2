using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>A role's inline policies and its attached managed ones.</summary>
internal sealed class RolePolicies(IamState state)
{
    private const int LongestInlinePolicies = 10240;
    private const int MostAttachedPolicies = 10;

    public JsonObject Put(LocalCall call)
    {
        var role = state.RequireOwn(call);
        var (name, document) = (call.Input.RequiredText("PolicyName"), call.Input.RequiredText("PolicyDocument"));
        PolicyDocument.CheckPermissions(document);
        var others = role.Policies.Where(policy => policy.Key != name).Sum(policy => PolicyDocument.Length(policy.Value));
        if (others + PolicyDocument.Length(document) > LongestInlinePolicies)
            throw IamErrors.LimitExceeded($"Maximum policy size of {LongestInlinePolicies} bytes exceeded for role {role.Name}");
        role.Policies[name] = document;
        return [];
    }

    public JsonObject Get(LocalCall call)
    {
        var (role, name) = (state.Require(call), call.Input.RequiredText("PolicyName"));
        return new JsonObject
        {
            ["RoleName"] = role.Name,
            ["PolicyName"] = name,
            ["PolicyDocument"] = Uri.EscapeDataString(role.Policies.GetValueOrDefault(name) ?? throw IamErrors.PolicyNotFound(name)),
        };
    }

    public JsonObject Delete(LocalCall call)
    {
        var name = call.Input.RequiredText("PolicyName");
        return state.RequireOwn(call).Policies.Remove(name) ? [] : throw IamErrors.PolicyNotFound(name);
    }

    public JsonObject List(LocalCall call) =>
        IamState.Page(call, "PolicyNames", [.. state.Require(call).Policies.Keys], name => JsonValue.Create(name));

    public JsonObject Attach(LocalCall call)
    {
        var (role, arn) = (state.RequireOwn(call), call.Input.RequiredText("PolicyArn"));
        ManagedPolicies.Require(arn);
        if (role.AttachedPolicies.Contains(arn))
            return [];
        if (role.AttachedPolicies.Count >= MostAttachedPolicies)
            throw IamErrors.LimitExceeded($"Cannot exceed quota for PoliciesPerRole: {MostAttachedPolicies}");
        role.AttachedPolicies.Add(arn);
        return [];
    }

    public JsonObject Detach(LocalCall call)
    {
        var arn = call.Input.RequiredText("PolicyArn");
        return state.RequireOwn(call).AttachedPolicies.Remove(arn) ? [] : throw IamErrors.NotAttached(arn);
    }

    public JsonObject ListAttached(LocalCall call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var attached = state.Require(call).AttachedPolicies.Where(arn => ManagedPolicies.Require(arn).Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return IamState.Page(call, "AttachedPolicies", attached, arn => new JsonObject { ["PolicyName"] = Arn.LastSegment(arn), ["PolicyArn"] = arn });
    }

    public JsonObject GetManaged(LocalCall call)
    {
        var arn = call.Input.RequiredText("PolicyArn");
        var (path, name) = ManagedPolicies.Require(arn);
        return new JsonObject
        {
            ["Policy"] = new JsonObject
            {
                ["PolicyName"] = name,
                ["Arn"] = arn,
                ["Path"] = path,
                ["DefaultVersionId"] = "v1",
                ["AttachmentCount"] = state.Roles.Count(role => role.AttachedPolicies.Contains(arn)),
                ["IsAttachable"] = true,
            },
        };
    }
}
