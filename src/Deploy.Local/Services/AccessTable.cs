namespace Deploy.Local.Services;

/// <summary>The permissions that a service's operations need: one line an operation, after AWS's service authorization reference.</summary>
/// <remarks>
/// An operation that has no line is judged under its own name against <c>*</c>, the strictest there is; a test demands a line for each.
/// See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"/>.
/// </remarks>
/// <param name="prefix">What the service's actions begin with: <c>ecs</c>.</param>
public class AccessTable(string prefix)
{
    private readonly Dictionary<string, AccessRule?> _rules = new(StringComparer.Ordinal);
    private readonly List<Func<LocalCall, string, TagSet?>> _tags = [];

    /// <summary>What the service's actions begin with.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The operations that have a line.</summary>
    public IReadOnlyCollection<string> Operations => _rules.Keys;

    /// <summary>What the request needs, in the order in which it is judged.</summary>
    public IEnumerable<AccessRequest> Requests(LocalCall call) =>
        _rules.TryGetValue(call.Operation, out var rule) ? rule?.Requests(call) ?? [] : new AccessRule(this).Requests(call);

    /// <summary>Begins the line of operations that need the same.</summary>
    protected AccessRule For(params string[] operations)
    {
        var rule = new AccessRule(this);
        foreach (var operation in operations)
            _rules.Add(operation, rule);
        return rule;
    }

    /// <summary>Operations without a resource: a policy must say <c>*</c>.</summary>
    protected AccessRule Unscoped(params string[] operations) => For(operations);

    /// <summary>Operations that everybody may call.</summary>
    protected void Free(params string[] operations)
    {
        foreach (var operation in operations)
            _rules.Add(operation, null);
    }

    /// <summary>Where to find the tags of a resource by its ARN.</summary>
    protected void Tags(Func<LocalCall, string, TagSet?> find) => _tags.Add(find);

    internal IEnumerable<KeyValuePair<string, string>> TagsOf(LocalCall call, string resource) =>
        _tags.Select(find => find(call, resource)).FirstOrDefault(tags => tags is not null)?.Values.AsEnumerable() ?? [];
}
