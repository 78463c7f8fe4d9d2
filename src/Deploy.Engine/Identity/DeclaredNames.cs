namespace Deploy.Engine.Identity;

/// <summary>
/// The way back from physical names to declared ones. It saves reading the tags of every resource of an account where an API cannot be
/// asked for tags: what the name template cannot have made is not ours.
/// </summary>
public sealed class DeclaredNames
{
    private const string Marker = "\u0001";
    private readonly string? _prefix;
    private readonly string _suffix = "";

    /// <summary>The way back of a template.</summary>
    public DeclaredNames(PhysicalNames names)
    {
        var parts = names.Template(Marker).Split(Marker);
        if (parts.Length != 2) return;
        (_prefix, _suffix) = (parts[0], parts[1]);
    }

    /// <summary>The declared name, or null where the template did not make this name.</summary>
    public string? Of(string physicalName)
    {
        if (_prefix is null) return physicalName;
        var fits = physicalName.Length > _prefix.Length + _suffix.Length
            && physicalName.StartsWith(_prefix, StringComparison.Ordinal)
            && physicalName.EndsWith(_suffix, StringComparison.Ordinal);
        return fits ? physicalName[_prefix.Length..^_suffix.Length] : null;
    }
}
