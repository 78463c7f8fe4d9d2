using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Iam;

/// <summary>The account's roles. Names differ in more than case, as IAM demands.</summary>
internal sealed class IamState(LocalContext context)
{
    public double Now => context.Clock.Timestamp;

    private Dictionary<string, IamRole> ByName => context.Store.Document<Dictionary<string, IamRole>>("iam", "global");

    public IEnumerable<IamRole> Roles => ByName.Values.OrderBy(role => role.Name, StringComparer.Ordinal);

    public IamRole? Find(string name) => ByName.GetValueOrDefault(Key(name)) is { } role && role.Name == name ? role : null;

    public IamRole Require(LocalCall call) => Find(call.Input.RequiredText("RoleName")) ?? throw IamErrors.RoleNotFound(call.Input.RequiredText("RoleName"));

    /// <summary>The role, which the caller may change.</summary>
    public IamRole RequireOwn(LocalCall call)
    {
        var role = Require(call);
        return role.IsServiceLinked ? throw IamErrors.Unmodifiable(role.Name) : role;
    }

    public bool TryAdd(IamRole role) => ByName.TryAdd(Key(role.Name), role);

    public void Remove(IamRole role) => ByName.Remove(Key(role.Name));

    /// <summary>A page of a list in IAM's form.</summary>
    public static JsonObject Page<T>(LocalCall call, string name, IReadOnlyList<T> items, Func<T, JsonNode?> describe)
    {
        var (page, next) = Paging.Of(items, call.Input.Whole("MaxItems") ?? 100, call.Input.Text("Marker"), 1000, () => new LocalServiceException("ValidationError", "Invalid Marker"));
        return Paging.Reply(name, page.Select(describe), next, "Marker").With("IsTruncated", next is not null);
    }

    private static string Key(string name) => name.ToLowerInvariant();
}
