using System.Text.Json.Nodes;

namespace Deploy.Engine.Lookups;

/// <summary>What stands in the local AWS for a secret that nobody made there: a developer's own value, or one that says so.</summary>
/// <param name="values">The values that there are.</param>
public sealed class StandIns(StandInValues values)
{
    /// <summary>Where nothing is known. AWS takes no empty value.</summary>
    public const string Unknown = "{}";

    private readonly SortedSet<string> _given = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>What was made, in words for people; null: nothing was.</summary>
    public string? Remark => (_given.Count, _unknown.Count) switch
    {
        (0, 0) => null,
        (_, 0) => $"the local AWS gets the values of {StandInValues.FileName} and of the user secrets",
        _ => $"the local AWS gets empty ones for {string.Join(", ", _unknown)} (give values in {StandInValues.FileName} or as user secrets)",
    };

    /// <summary>The value of a parameter, or of a secret as a whole or with the JSON keys that are used.</summary>
    /// <param name="name">The name of the secret.</param>
    /// <param name="uses">The variables that are set from it, with their JSON keys.</param>
    public string Of(string name, IReadOnlyList<(string Variable, string? Key)> uses)
    {
        var whole = uses.Where(use => use.Key is null).Select(use => use.Variable).Append(name);
        if (values.Find(whole) is { } value)
        {
            _given.Add(name);
            return value;
        }

        var keyed = uses.Where(use => use.Key is not null).GroupBy(use => use.Key!, use => use.Variable, StringComparer.Ordinal).ToList();
        var found = keyed.Select(key => (key.Key, Value: values.Find(key.Append($"{name}:{key.Key}")))).ToList();
        (found.Count > 0 && found.TrueForAll(key => key.Value is not null) ? _given : _unknown).Add(name);
        return keyed.Count == 0
            ? Unknown
            : new JsonObject(found.Select(key => KeyValuePair.Create(key.Key, (JsonNode?)(key.Value ?? "")))).ToJsonString();
    }
}
