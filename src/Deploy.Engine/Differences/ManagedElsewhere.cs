using Deploy.Engine.Paths;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Differences;

/// <summary>For APIs that take a resource as a whole: what something else manages is written as it is.</summary>
public static class ManagedElsewhere
{
    /// <summary>The desired spec with the values that <paramref name="actual"/> has at the paths of <see cref="ResourceSpec.ManagedElsewhere"/>.</summary>
    public static TSpec Keep<TSpec>(TSpec desired, TSpec actual)
        where TSpec : ResourceSpec
    {
        if (desired.ManagedElsewhere.Count == 0) return desired;
        var (map, source) = (RecordMapper.ToJson(desired), RecordMapper.ToJson(actual));
        foreach (var path in desired.ManagedElsewhere) Copy(source, map, path);
        return (TSpec)RecordMapper.FromJson(desired.GetType(), map);
    }

    /// <summary>The actual spec with those properties of the desired one that are <paramref name="written"/>.</summary>
    public static TSpec Merge<TSpec>(TSpec desired, TSpec actual, Func<string, bool> written)
        where TSpec : ResourceSpec
    {
        var (map, source) = (RecordMapper.ToJson(actual), RecordMapper.ToJson(desired));
        foreach (var name in map.Keys.Union(source.Keys).Where(written).ToList()) Copy(source, map, name);
        map[nameof(ResourceSpec.ManagedElsewhere)] = source.GetValueOrDefault(nameof(ResourceSpec.ManagedElsewhere)) ?? new JsonList();
        return (TSpec)RecordMapper.FromJson(desired.GetType(), map);
    }

    private static void Copy(JsonMap from, JsonMap to, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (first, rest) = dot < 0 ? (path, null) : (path[..dot], path[(dot + 1)..]);
        var bracket = first.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? first : first[..bracket];
        if (bracket < 0 && rest is null)
        {
            if (from.TryGetValue(name, out var value)) to[name] = value;
            else to.Remove(name);
            return;
        }

        var key = bracket < 0 ? null : first[(bracket + 1)..].TrimEnd(']');
        var (source, target) = (Part(from, name, key), Part(to, name, key));
        if (source is not null && target is not null && rest is not null) Copy(source, target, rest);
    }

    private static JsonMap? Part(JsonMap map, string name, string? key) => key is null
        ? map.GetValueOrDefault(name) as JsonMap
        : (map.GetValueOrDefault(name) as JsonList)?.OfType<JsonMap>()
            .FirstOrDefault(item => ListKeys.All.Any(member => item.TryGetValue(member, out var value) && Redaction.Text(value) == key));
}
