using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Deploy.Plan.Json;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>The keys and values of <c>appsettings.json</c> or <c>appsettings.&lt;environment&gt;.json</c>. Read for one analysis; no message shows a value.</summary>
/// <param name="Environment">The environment that reads it; null: all do.</param>
/// <param name="Values">The values by keys such as <c>Kestrel:Endpoints:Http:Url</c>; null: the file cannot be read.</param>
internal sealed record SettingsFile(string? Environment, IReadOnlyDictionary<string, string>? Values)
{
    private const string Prefix = "appsettings.";
    private const string Extension = ".json";

    /// <summary>The settings files among the additional files of a compilation.</summary>
    public static IReadOnlyList<SettingsFile> Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
    [
        .. from file in files
           let name = Path.GetFileName(file.Path)
           where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
           let environment = name.Length > Prefix.Length + Extension.Length - 1 ? name.Substring(Prefix.Length, name.Length - Prefix.Length - Extension.Length) : null
           select new SettingsFile(environment, ValuesOf(file.GetText(cancellation)?.ToString())),
    ];

    private static Dictionary<string, string>? ValuesOf(string? text)
    {
        if (text is null) return null;
        try
        {
            var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (JsonReader.Read(WithoutComments(text)) is not JsonMap map) return null;
            Add(values, "", map);
            return values;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Add(Dictionary<string, string> values, string path, object? value)
    {
        string Below(string name) => path.Length == 0 ? name : $"{path}:{name}";
        switch (value)
        {
            case JsonMap map:
                foreach (var member in map) Add(values, Below(member.Key), member.Value);
                break;
            case JsonList list:
                for (var i = 0; i < list.Count; i++) Add(values, Below(i.ToString(CultureInfo.InvariantCulture)), list[i]);
                break;
            case not null:
                values[path] = Convert.ToString(value, CultureInfo.InvariantCulture);
                break;
        }
    }

    // Settings files may have comments, and commas behind the last member.
    private static string WithoutComments(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                var start = i;
                for (i++; i < text.Length && text[i] != '"'; i++)
                    if (text[i] == '\\') i++;
                plain.Append(text, start, Math.Min(i + 1, text.Length) - start);
            }
            else if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                while (i + 1 < text.Length && text[i + 1] is not ('\n' or '\r')) i++;
            }
            else if (text[i] == '/' && i + 1 < text.Length && text[i + 1] == '*')
            {
                var end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? text.Length : end + 1;
            }
            else
            {
                if (text[i] is '}' or ']') RemoveLastComma(plain);
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static void RemoveLastComma(StringBuilder text)
    {
        var last = text.Length - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last])) last--;
        if (last >= 0 && text[last] == ',') text.Remove(last, 1);
    }
}
