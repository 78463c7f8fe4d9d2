using Deploy.Plan.Json;

namespace Deploy.Plan;

/// <summary>
/// The file <c>&lt;Assembly&gt;.deploy.json</c>: a plan, the classes that declare it and the map to its source, as
/// <c>{ "ClassMap": …, "Plan": …, "SourceMap": … }</c>.
/// </summary>
public sealed record DeploymentDocument(DeploymentPlan Plan, SourceMap SourceMap)
{
    /// <summary>The classes that declare the resources.</summary>
    public ClassMap ClassMap { get; init; } = ClassMap.Empty;

    /// <summary>Canonical JSON, ending in a line end.</summary>
    public string Write() => Join(PlanJson.Write(Plan), SourceMap.Write(), ClassMap.Write());

    /// <summary>The document of parts that are already written.</summary>
    public static string Join(string plan, string sourceMap, string classMap)
    {
        var map = new JsonMap { [nameof(Plan)] = JsonReader.Read(plan), [nameof(SourceMap)] = JsonReader.Read(sourceMap), [nameof(ClassMap)] = JsonReader.Read(classMap) };
        return JsonText.Write(map) + "\n";
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">Not a deployment document, or one that was changed by hand.</exception>
    /// <exception cref="NotSupportedException">The plan was written by a newer version.</exception>
    public static DeploymentDocument Read(string text)
    {
        if (JsonReader.Read(text) is not JsonMap map || !map.TryGetValue(nameof(Plan), out var plan) || plan is not JsonMap planMap)
            throw new FormatException("A deployment document is a JSON object with a Plan.");
        var sourceMap = map.TryGetValue(nameof(SourceMap), out var source) && source is JsonMap sourceMapJson
            ? (SourceMap)RecordMapper.FromJson(typeof(SourceMap), sourceMapJson)
            : SourceMap.Empty;
        var classMap = map.TryGetValue(nameof(ClassMap), out var classes) && classes is JsonMap classMapJson
            ? (ClassMap)RecordMapper.FromJson(typeof(ClassMap), classMapJson)
            : ClassMap.Empty;
        return new DeploymentDocument(PlanJson.FromJson(planMap), sourceMap) { ClassMap = classMap };
    }
}
