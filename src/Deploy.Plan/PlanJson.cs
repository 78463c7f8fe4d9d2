using System.Security.Cryptography;
using System.Text;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;

namespace Deploy.Plan;

/// <summary>The canonical JSON of a plan. Reading what was written and writing it again gives the same bytes.</summary>
public static class PlanJson
{
    private const string HashProperty = "ContentHash";
    private const string KindProperty = "Kind";
    private static readonly Dictionary<string, Type> SpecTypes = typeof(ResourceSpec).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceSpec)) && !type.IsAbstract)
        .ToDictionary(ResourceSpec.KindOf, StringComparer.Ordinal);

    /// <summary>The canonical JSON, ending in a line end, with the content hash among the properties.</summary>
    public static string Write(DeploymentPlan plan)
    {
        var map = ToJson(plan);
        map.Add(HashProperty, HashOf(map));
        return JsonText.Write(map) + "\n";
    }

    /// <summary>SHA-256 of the canonical JSON without the hash itself, in lower-case hex.</summary>
    public static string ContentHash(DeploymentPlan plan) => HashOf(ToJson(plan));

    /// <summary>The canonical JSON of one resource.</summary>
    public static JsonMap ToJson(ResourceSpec resource)
    {
        var map = RecordMapper.ToJson(resource);
        map.Add(KindProperty, resource.Kind);
        return map;
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">Not JSON, an unknown kind or property, a value of the wrong type, or a hash that does not fit.</exception>
    /// <exception cref="NotSupportedException">The plan was written by a newer version.</exception>
    public static DeploymentPlan Read(string text)
    {
        if (JsonReader.Read(text) is not JsonMap map) throw new FormatException("A plan is a JSON object.");
        return FromJson(map);
    }

    /// <summary>Reads a plan from parsed JSON; see <see cref="Read"/>.</summary>
    public static DeploymentPlan FromJson(JsonMap map)
    {
        CheckVersion(map);
        CheckHash(map);
        var (resources, stages) = (Take(map, nameof(DeploymentPlan.Resources)), Take(map, nameof(DeploymentPlan.Stages)));
        var plan = (DeploymentPlan)RecordMapper.FromJson(typeof(DeploymentPlan), map);
        return plan with
        {
            Resources = ResourcesFrom(resources),
            Stages = stages.Select((stage, index) => StageFrom(stage, $"Stages[{index}]")).ToEquatable(),
        };
    }

    private static JsonMap ToJson(DeploymentPlan plan)
    {
        var map = RecordMapper.ToJson(plan with { Resources = EquatableEmpty<ResourceSpec>(), Stages = EquatableEmpty<StageSpec>() });
        AddUnlessEmpty(map, nameof(DeploymentPlan.Resources), plan.Resources.Select(ToJson));
        AddUnlessEmpty(map, nameof(DeploymentPlan.Stages), plan.Stages.Select(ToJson));
        return map;
    }

    private static JsonMap ToJson(StageSpec stage)
    {
        var map = RecordMapper.ToJson(stage with { Resources = EquatableEmpty<ResourceSpec>() });
        AddUnlessEmpty(map, nameof(StageSpec.Resources), stage.Resources.Select(ToJson));
        return map;
    }

    private static StageSpec StageFrom(object? value, string path)
    {
        if (value is not JsonMap map) throw new FormatException($"'{path}' is not a stage.");
        var resources = Take(map, nameof(StageSpec.Resources));
        return (StageSpec)RecordMapper.FromJson(typeof(StageSpec), map, path) with { Resources = ResourcesFrom(resources) };
    }

    private static Values.EquatableList<ResourceSpec> ResourcesFrom(JsonList list) =>
        list.Select((item, index) => ResourceFrom(item, $"Resources[{index}]")).ToEquatable();

    private static ResourceSpec ResourceFrom(object? value, string path)
    {
        if (value is not JsonMap map || !map.TryGetValue(KindProperty, out var kind))
            throw new FormatException($"'{path}' is not a resource: it has no {KindProperty}.");
        if (kind is not string name || !SpecTypes.TryGetValue(name, out var type))
            throw new FormatException($"'{path}.{KindProperty}' is {JsonText.Write(kind)}. Known kinds: {string.Join(", ", SpecTypes.Keys.OrderBy(k => k, StringComparer.Ordinal))}.");
        map.Remove(KindProperty);
        return (ResourceSpec)RecordMapper.FromJson(type, map, path);
    }

    private static void CheckVersion(JsonMap map)
    {
        if (!map.TryGetValue(nameof(DeploymentPlan.FormatVersion), out var value) || value is not long version)
            throw new FormatException($"The plan names no {nameof(DeploymentPlan.FormatVersion)}.");
        if (version > DeploymentPlan.CurrentFormatVersion)
            throw new NotSupportedException($"The plan has format {version}; this version reads up to {DeploymentPlan.CurrentFormatVersion}. Update Deploy.Ecs.");
    }

    private static void CheckHash(JsonMap map)
    {
        if (!map.TryGetValue(HashProperty, out var stated)) throw new FormatException($"The plan names no {HashProperty}.");
        map.Remove(HashProperty);
        if (stated as string != HashOf(map))
            throw new FormatException("The plan was changed after the compiler wrote it: its content hash does not fit. Build the project again.");
    }

    private static string HashOf(JsonMap map)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(JsonText.Write(map))).Select(b => b.ToString("x2")));
    }

    private static JsonList Take(JsonMap map, string name)
    {
        if (!map.TryGetValue(name, out var value)) return [];
        map.Remove(name);
        return value as JsonList ?? throw new FormatException($"'{name}' is not a list.");
    }

    private static void AddUnlessEmpty(JsonMap map, string name, IEnumerable<JsonMap> items)
    {
        var list = new JsonList();
        list.AddRange(items);
        if (list.Count > 0) map.Add(name, list);
    }

    private static Values.EquatableList<T> EquatableEmpty<T>() => Values.EquatableList<T>.Empty;

    private static Values.EquatableList<T> ToEquatable<T>(this IEnumerable<T> items) => Values.EquatableList.ToEquatableList(items);
}
