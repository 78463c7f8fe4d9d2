using Deploy.Plan.Json;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Differences;

/// <summary>
/// Compares two specs of one type property by property, with the paths of <see cref="PropertyPath"/>. Lists are compared by their elements'
/// keys, lists of plain values as a whole. Both sides must have been normalised: order and defaults count.
/// </summary>
public static class SpecComparer
{
    private static readonly HashSet<string> NotCompared = new(StringComparer.Ordinal)
    {
        nameof(ResourceSpec.Name), nameof(ResourceSpec.Ownership), nameof(ResourceSpec.Identifier), nameof(ResourceSpec.Owner),
        nameof(ResourceSpec.MovedFrom), nameof(ResourceSpec.ManagedElsewhere), nameof(ResourceSpec.Tags),
    };

    /// <summary>The differences.</summary>
    /// <param name="desired">What the plan wants, normalised.</param>
    /// <param name="actual">What AWS has, as a spec.</param>
    /// <param name="impact">The impact of writing a path.</param>
    public static IReadOnlyList<PropertyChange> Compare<TSpec>(TSpec desired, TSpec actual, Func<string, ChangeImpact> impact)
        where TSpec : ResourceSpec
    {
        var comparison = new Comparison(impact);
        comparison.Records(desired, actual, "");
        return [.. comparison.Changes
            .Where(change => !desired.ManagedElsewhere.Any(name => PropertyPath.IsWithin(change.Path, name)))
            .OrderBy(change => PropertyPath.FirstMember(change.Path), StringComparer.Ordinal)];
    }

    private sealed class Comparison(Func<string, ChangeImpact> impact)
    {
        public List<PropertyChange> Changes { get; } = [];

        /// <summary>Two records of one type, or an element that only one side has.</summary>
        public void Records(object? desired, object? actual, string path, bool isElement = false)
        {
            var (any, comesOrGoes, before) = ((desired ?? actual)!, isElement && (desired is null || actual is null), Changes.Count);
            foreach (var member in RecordMember.Of(any.GetType()))
            {
                if (path.Length == 0 && NotCompared.Contains(member.Name)) continue;
                if (comesOrGoes && ListKey.IsPartOfKey(any, member.Name)) continue;
                Values(member, desired, actual, member.PathIn(path));
            }

            // Of an element that is its key alone nothing else tells that it comes or goes.
            if (comesOrGoes && Changes.Count == before)
                Add(path, actual is null ? null : KeyOf(actual), desired is null ? null : KeyOf(desired));
        }

        private void Values(RecordMember member, object? desired, object? actual, string path)
        {
            var (left, right) = (desired is null ? null : member.Get(desired), actual is null ? null : member.Get(actual));
            if (Equals(left, right)) return;
            if (member.Element is { } element && ListKey.IsKeyed(element) && TryKey(left, out var wanted) && TryKey(right, out var there)) Lists(wanted, there, path);
            else if (left is not null && right is not null && RecordMember.IsRecord(left.GetType())) Records(left, right, path);
            else if (member.Type == typeof(EquatableMap)) Maps(member, desired, actual, path);
            else Add(path, Text(member, actual), Text(member, desired));
        }

        private void Lists(Dictionary<string, object> desired, Dictionary<string, object> actual, string path)
        {
            foreach (var key in desired.Keys.Concat(actual.Keys.Where(key => !desired.ContainsKey(key))))
                Records(desired.GetValueOrDefault(key), actual.GetValueOrDefault(key), PropertyPath.Element(path, key), isElement: true);
        }

        private void Maps(RecordMember member, object? desired, object? actual, string path)
        {
            var (wanted, there) = (Json(member, desired) as JsonMap ?? [], Json(member, actual) as JsonMap ?? []);
            foreach (var key in wanted.Keys.Union(there.Keys).Order(StringComparer.Ordinal))
                Add(PropertyPath.Element(path, key), Redaction.Text(there.GetValueOrDefault(key)), Redaction.Text(wanted.GetValueOrDefault(key)));
        }

        private void Add(string path, string? before, string? after)
        {
            if (before != after) Changes.Add(new PropertyChange(path, before, after, impact(path)));
        }

        /// <summary>The elements by their keys; false where two have the same.</summary>
        private static bool TryKey(object? list, out Dictionary<string, object> byKey)
        {
            byKey = new Dictionary<string, object>(StringComparer.Ordinal);
            foreach (var item in ((System.Collections.IEnumerable?)list)?.Cast<object>() ?? [])
                if (!byKey.TryAdd(KeyOf(item), item)) return false;
            return true;
        }

        private static string KeyOf(object item) => ListKey.Find(item) ?? "";

        private static object? Json(RecordMember member, object? record) => record is null ? null : Redaction.Show(record, member);

        private static string? Text(RecordMember member, object? record) => Redaction.Text(Json(member, record));
    }
}
