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

    // Below the plan and its list; below the list of stages and the stage, too.
    private const int DepthInPlan = 2;
    private const int DepthInStage = 4;

    /// <summary>The canonical JSON, ending in a line end, with the content hash among the properties.</summary>
    public static string Write(DeploymentPlan plan) => string.Concat(WritePieces(plan, [.. ResourcesOf(plan).Select(WriteResource)])) + "\n";

    /// <summary>
    /// What <see cref="Write"/> writes, without the final line end, from the texts of the resources: a change of one resource of many costs
    /// little more than its own text.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="resources">The text of each of <see cref="ResourcesOf"/>.</param>
    public static Values.EquatableList<string> WritePieces(DeploymentPlan plan, IReadOnlyList<JsonPiece> resources)
    {
        var map = ToJson(plan, resources);
        map.Add(HashProperty, HashOf(map));
        return JsonText.WritePieces(map);
    }

    /// <summary>The resources of a plan in the order of its text: those of the base, then those of each stage.</summary>
    public static IEnumerable<PlacedResource> ResourcesOf(DeploymentPlan plan) =>
        plan.Resources.Select(resource => new PlacedResource(resource, IsOfStage: false))
            .Concat(plan.Stages.SelectMany(stage => stage.Resources).Select(resource => new PlacedResource(resource, IsOfStage: true)));

    /// <summary>The text of a resource as it stands in its plan.</summary>
    public static JsonPiece WriteResource(PlacedResource resource) =>
        JsonText.WritePiece([ToJson(resource.Resource)], resource.IsOfStage ? DepthInStage : DepthInPlan);

    /// <summary>SHA-256 of the canonical JSON without the hash itself, in lower-case hex.</summary>
    public static string ContentHash(DeploymentPlan plan) => HashOf(ToJson(plan, [.. ResourcesOf(plan).Select(WriteResource)]));

    /// <summary>The canonical JSON of one resource.</summary>
    public static JsonMap ToJson(ResourceSpec resource)
    {
        var map = RecordMapper.ToJson(resource);
        map.Add(KindProperty, resource.Kind);
        return map;
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">Not JSON, an unknown kind or property, a value of the wrong type, or a hash that does not fit.</exception>
    /// <exception cref="NotSupportedException">The plan was written by a newer or an earlier version.</exception>
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

    private static JsonMap ToJson(DeploymentPlan plan, IReadOnlyList<JsonPiece> resources)
    {
        var map = RecordMapper.ToJson(plan with { Resources = EquatableEmpty<ResourceSpec>(), Stages = EquatableEmpty<StageSpec>() });
        AddUnlessEmpty(map, nameof(DeploymentPlan.Resources), resources.Take(plan.Resources.Count));
        var stages = new JsonList();
        var written = plan.Resources.Count;
        foreach (var stage in plan.Stages)
        {
            stages.Add(ToJson(stage, resources.Skip(written).Take(stage.Resources.Count)));
            written += stage.Resources.Count;
        }

        AddUnlessEmpty(map, nameof(DeploymentPlan.Stages), stages);
        return map;
    }

    private static JsonMap ToJson(StageSpec stage, IEnumerable<JsonPiece> resources)
    {
        var map = RecordMapper.ToJson(stage with { Resources = EquatableEmpty<ResourceSpec>() });
        AddUnlessEmpty(map, nameof(StageSpec.Resources), resources);
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
        if (kind is not string name || ResourceSpec.TypeOf(name) is not { } type)
            throw new FormatException($"'{path}.{KindProperty}' is {JsonText.Write(kind)}. Known kinds: {string.Join(", ", ResourceSpec.AllKinds)}.");
        map.Remove(KindProperty);
        return (ResourceSpec)RecordMapper.FromJson(type, map, path);
    }

    private static void CheckVersion(JsonMap map)
    {
        if (!map.TryGetValue(nameof(DeploymentPlan.FormatVersion), out var value) || value is not long version)
            throw new FormatException($"The plan names no {nameof(DeploymentPlan.FormatVersion)}.");
        if (version > DeploymentPlan.CurrentFormatVersion)
            throw new NotSupportedException($"The plan has format {version}; this version reads up to {DeploymentPlan.CurrentFormatVersion}. Update Deploy.Ecs.");
        if (version < DeploymentPlan.CurrentFormatVersion)
            throw new NotSupportedException($"The plan has format {version}, which an earlier version wrote; this one reads {DeploymentPlan.CurrentFormatVersion}. Build the project again.");
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
        using (var text = new StreamWriter(new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            foreach (var piece in JsonText.WritePieces(map)) text.Write(piece);
        }

        return string.Concat(sha.Hash.Select(b => b.ToString("x2")));
    }

    private static JsonList Take(JsonMap map, string name)
    {
        if (!map.TryGetValue(name, out var value)) return [];
        map.Remove(name);
        return value as JsonList ?? throw new FormatException($"'{name}' is not a list.");
    }

    private static void AddUnlessEmpty(JsonMap map, string name, IEnumerable<object?> items)
    {
        var list = new JsonList();
        list.AddRange(items);
        if (list.Count > 0) map.Add(name, list);
    }

    private static Values.EquatableList<T> EquatableEmpty<T>() => Values.EquatableList<T>.Empty;

    private static Values.EquatableList<T> ToEquatable<T>(this IEnumerable<T> items) => Values.EquatableList.ToEquatableList(items);
}

/// <summary>A resource of a plan, and whether it belongs to a stage.</summary>
public sealed record PlacedResource(ResourceSpec Resource, bool IsOfStage);
