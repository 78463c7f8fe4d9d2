namespace Deploy.Engine.Kinds.Roles;

/// <summary>What the search for roles listed, for the read that follows it: it spares that one the same list.</summary>
internal sealed class ListedRoles
{
    private HashSet<string>? _names;

    /// <summary>Keeps the names of the roles in our path.</summary>
    public void Keep(HashSet<string> names) => _names = names;

    /// <summary>The names, once: later reads may not rely on them. Null: nobody has listed them since.</summary>
    public HashSet<string>? Take() => Interlocked.Exchange(ref _names, null);
}
