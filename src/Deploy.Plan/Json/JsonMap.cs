namespace Deploy.Plan.Json;

/// <summary>A JSON document as plain .NET values: string, long, double, bool, null, <see cref="JsonList"/> or <see cref="JsonMap"/>.</summary>
/// <remarks>
/// The compiler loads this assembly next to a System.Text.Json of a version that nobody here controls; a small reader and
/// writer of our own keep analyzers free of third-party assemblies.
/// </remarks>
public sealed class JsonMap : SortedDictionary<string, object?>
{
    /// <summary>An empty map whose keys are sorted by their UTF-16 code units.</summary>
    public JsonMap()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>A JSON array.</summary>
public sealed class JsonList : List<object?>;
