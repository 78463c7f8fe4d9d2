using Deploy.Engine.Paths;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Differences;

/// <summary>
/// Compares two specs of one type property by property, with the paths of <c>src/DESIGN.md</c>. Lists are compared by their elements'
/// keys, lists of plain values as a whole. Both sides must have been normalised: order and defaults count.
/// </summary>
public static class SpecComparer
{
    private static readonly HashSet<string> NotCompared = new(StringComparer.Ordinal)
    {
        nameof(ResourceSpec.Name), nameof(ResourceSpec.Ownership), nameof(ResourceSpec.Identifier),
        nameof(ResourceSpec.MovedFrom), nameof(ResourceSpec.ManagedElsewhere), nameof(ResourceSpec.Tags),
    };

    /// <summary>The differences.</summary>
    /// <param name="desired">What the plan wants, normalised.</param>
    /// <param name="actual">What AWS has, as a spec.</param>
    /// <param name="impact">The impact of writing a path.</param>
    public static IReadOnlyList<PropertyChange> Compare<TSpec>(TSpec desired, TSpec actual, Func<string, ChangeImpact> impact)
        where TSpec : ResourceSpec
    {
        var changes = new List<PropertyChange>();
        // Without the sensitive values from the start, so that none can get into a change.
        CompareMaps(
            Redaction.Show(desired), Redaction.Show(actual), "", (path, before, after) => changes.Add(new PropertyChange(path, Redaction.Text(before), Redaction.Text(after), impact(path))));
        return changes.Where(change => !desired.ManagedElsewhere.Any(name => PropertyPath.IsWithin(change.Path, name))).ToList();
    }

    private static void CompareMaps(JsonMap desired, JsonMap actual, string path, Action<string, object?, object?> report)
    {
        foreach (var name in desired.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            if (path.Length == 0 && NotCompared.Contains(name)) continue;
            var memberPath = path.Length == 0 ? name : $"{path}.{name}";
            CompareValues(desired.GetValueOrDefault(name), actual.GetValueOrDefault(name), memberPath, report);
        }
    }

    private static void CompareValues(object? desired, object? actual, string path, Action<string, object?, object?> report)
    {
        switch (desired, actual)
        {
            case (JsonMap left, JsonMap right): CompareMaps(left, right, path, report); break;
            case (JsonList left, null) when KeyOf([left]) is { } key: CompareLists(left, [], key, path, report); break;
            case (null, JsonList right) when KeyOf([right]) is { } key: CompareLists([], right, key, path, report); break;
            case (JsonList left, JsonList right) when KeyOf([left, right]) is { } key: CompareLists(left, right, key, path, report); break;
            default:
                if (JsonText.Write(desired) != JsonText.Write(actual)) report(path, actual, desired);
                break;
        }
    }

    private static void CompareLists(JsonList desired, JsonList actual, string key, string path, Action<string, object?, object?> report)
    {
        var left = ByKey(desired, key);
        var right = ByKey(actual, key);
        foreach (var name in left.Keys.Concat(right.Keys.Where(name => !left.ContainsKey(name))))
        {
            var (before, after) = (right.GetValueOrDefault(name), left.GetValueOrDefault(name));
            // A pair of name and value reads as the value: Environment[NAME].Value.
            CompareMaps(after ?? [], before ?? [], $"{path}[{name}]", (memberPath, old, now) =>
            {
                if (memberPath != $"{path}[{name}].{key}") report(memberPath, old, now);
                else if (before is null && after!.Count == 1) report($"{path}[{name}]", null, name);
                else if (after is null && before!.Count == 1) report($"{path}[{name}]", name, null);
            });
        }
    }

    private static Dictionary<string, JsonMap> ByKey(JsonList list, string key) =>
        list.Cast<JsonMap>().GroupBy(map => Redaction.Text(map.GetValueOrDefault(key)) ?? "").ToDictionary(group => group.Key, group => group.First());

    private static string? KeyOf(JsonList[] lists) =>
        lists.All(list => list.All(item => item is JsonMap))
            ? ListKeys.All.FirstOrDefault(key => lists.All(list => list.Cast<JsonMap>().All(map => map.ContainsKey(key))
                && list.Cast<JsonMap>().Select(map => JsonText.Write(map[key])).Distinct().Count() == list.Count))
            : null;
}
