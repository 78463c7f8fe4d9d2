using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Plan.Values;

namespace Deploy.Rules.Tests.Corpus;

/// <summary>Values of corpus files. What a template engine would fill in stands as a placeholder, whose value no rule knows.</summary>
internal static class CorpusValues
{
    private const string Template =
        @"\$|\{\{|<[A-Za-z0-9_ -]+>|%[A-Z_]+%|\[[a-z ]+\]|xxx|REPLACE|PLACEHOLDER|your[-_ ]|(?<![a-z])(REGION|ACCOUNT)";

    /// <summary>A string; null where there is none, or an empty one, which AWS takes for none.</summary>
    public static string? Text(this JsonNode? node, string name) => AsText(node?[name]);

    /// <summary>The string that a node is.</summary>
    public static string? AsText(JsonNode? node)
    {
        if (node is not JsonValue value) return null;
        var text = value.ToString();
        if (text.Length == 0) return null;
        return Regex.IsMatch(text, Template, RegexOptions.IgnoreCase)
            ? $"@{{Unknown.{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}}}"
            : text.Replace("@{", "@@{");
    }

    /// <summary>A number, also where it is written as a string; null where there is none or a template.</summary>
    public static int? Int(this JsonNode? node, string name) =>
        int.TryParse(node?[name]?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A truth value; null where there is none.</summary>
    public static bool? Flag(this JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node, string name) => (node?[name] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The strings of a list.</summary>
    public static EquatableList<string> Texts(this JsonNode? node, string name) =>
        (node?[name] as JsonArray ?? []).Select(AsText).OfType<string>().ToEquatableList();

    /// <summary>An enum's member from AWS's word: <c>BRIDGE</c> is <c>Bridge</c>; null where there is none of that name.</summary>
    public static T? Word<T>(this JsonNode? node, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(node.Text(name)?.Replace("WINDOWS_SERVER_", "WindowsServer").Replace("_FULL", "Full").Replace("_CORE", "Core"), ignoreCase: true, out var word) ? word : null;
}
