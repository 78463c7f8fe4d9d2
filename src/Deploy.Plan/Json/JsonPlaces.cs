using System.Globalization;
using Deploy.Plan.Texts;

namespace Deploy.Plan.Json;

/// <summary>Where the values of a JSON document stand in its text, by path: <c>tmpfs[0].size</c>; empty: the whole.</summary>
public sealed class JsonPlaces
{
    private readonly Dictionary<string, TextRange> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextRange> _names = new(StringComparer.Ordinal);

    /// <summary>Where the text stops being JSON, which may be its end; null: it does not.</summary>
    public TextRange? Fault { get; private set; }

    /// <summary>The value at a path; null: there is none.</summary>
    public TextRange? ValueAt(string path) => _values.TryGetValue(path, out var place) ? place : null;

    /// <summary>The property name at a path, with its quotation marks; null: there is none.</summary>
    public TextRange? NameAt(string path) => _names.TryGetValue(path, out var place) ? place : null;

    /// <summary>The path of a property of what lies at a path.</summary>
    internal static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The path of an element of the list at a path.</summary>
    internal static string Element(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>Notes where the text stops being JSON.</summary>
    internal void AddFault(int position) => Fault = new TextRange(position, 1);

    /// <summary>Notes a value.</summary>
    internal void AddValue(string path, TextRange place) => _values[path] = place;

    /// <summary>Notes a property name.</summary>
    internal void AddName(string path, TextRange place) => _names[path] = place;
}
