using System.Text.Json;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Clients;

/// <summary>
/// The sensitive values of a run, to be taken out of what services say: an error may repeat what it was sent. A value that also stands openly
/// in the plan (a Region, a name) is no secret, and errors would be unreadable without it.
/// </summary>
public sealed class SensitiveTexts
{
    /// <summary>What stands for a value.</summary>
    public const string Hidden = "(hidden)";

    /// <summary>Below this a value is no secret, and its letters are in every text.</summary>
    private const int Shortest = 4;

    /// <summary>From here on a value is taken out of the middle of words too.</summary>
    private const int Unmistakable = 8;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sensitive = new(StringComparer.Ordinal);
    private string[] _values = [];

    /// <summary>Learns what is sensitive in resources (<see cref="Plan.Values.SensitiveAttribute"/>), and what stands there openly.</summary>
    public void Add(IEnumerable<ResourceSpec> resources, params IEnumerable<string> open)
    {
        lock (_lock)
        {
            _open.UnionWith(open);
            foreach (var resource in resources) AddOpen(RecordMapper.ToJson(resource, Keep));
            _values = [.. _sensitive.Except(_open).OrderByDescending(value => value.Length).ThenBy(value => value, StringComparer.Ordinal)];
        }
    }

    private string Keep(string json)
    {
        if (JsonSerializer.Deserialize<JsonElement>(json) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: >= Shortest } value) _sensitive.Add(value);
        return "";
    }

    private void AddOpen(object? shown)
    {
        if (shown is string text) _open.Add(text);
        foreach (var part in shown is JsonMap map ? map.Select(pair => pair.Value) : shown is JsonList list ? list : Enumerable.Empty<object?>()) AddOpen(part);
    }

    /// <summary>The text without the values.</summary>
    public string Scrub(string text)
    {
        foreach (var value in _values)
        {
            for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0;)
            {
                var end = at + value.Length;
                var isWord = !(at > 0 && char.IsLetterOrDigit(text[at - 1])) && !(end < text.Length && char.IsLetterOrDigit(text[end]));
                if (value.Length >= Unmistakable || isWord) (text, end) = ($"{text[..at]}{Hidden}{text[end..]}", at + Hidden.Length);
                at = text.IndexOf(value, end, StringComparison.Ordinal);
            }
        }

        return text;
    }
}
