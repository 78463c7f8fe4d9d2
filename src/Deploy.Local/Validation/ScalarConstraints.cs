using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Models;

namespace Deploy.Local.Validation;

/// <summary>Enum, length, range and pattern of a single value, with AWS's sentences.</summary>
internal static class ScalarConstraints
{
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    public static void Check(JsonValue value, Shape shape, string path, Violations found)
    {
        if (shape.Type == "string")
            CheckText(value, value.GetValue<string>(), shape, path, found);
        else if (shape.Type == "blob")
            CheckBlob(value, shape, path, found);
        else if (shape.IsNumber)
            CheckNumber(value, shape, path, found);
    }

    public static string Short(JsonNode node)
    {
        var text = node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node.ToJsonString();
        return text.Length <= 256 ? text : text[..256] + "…";
    }

    private static void CheckText(JsonValue value, string text, Shape shape, string path, Violations found)
    {
        if (shape.Enum.Count > 0 && !shape.Enum.Contains(text))
            Add($"enum value set: [{string.Join(", ", shape.Enum)}]", value, shape, path, found);
        CheckLength(text.EnumerateRunes().Count(), value, shape, path, found);
        if (shape.Pattern is { } pattern && Compiled(pattern) is { } regex && !IsMatch(regex, text))
            Add($"regular expression pattern: {pattern}", value, shape, path, found);
    }

    private static void CheckBlob(JsonValue value, Shape shape, string path, Violations found)
    {
        var text = value.GetValue<string>();
        var buffer = new byte[text.Length];
        if (Convert.TryFromBase64String(text, buffer, out var length))
            CheckLength(length, value, shape, path, found);
        else
            found.Malformed.Add($"STRING_VALUE at '{path}' is not valid base64");
    }

    private static void CheckLength(int length, JsonValue value, Shape shape, string path, Violations found)
    {
        if (shape.Min is { } min && length < min)
            found.Constraints.Add(Sentence(value, shape, path, $"Member must have length greater than or equal to {min}"));
        if (shape.Max is { } max && length > max)
            found.Constraints.Add(Sentence(value, shape, path, $"Member must have length less than or equal to {max}"));
    }

    private static void CheckNumber(JsonValue value, Shape shape, string path, Violations found)
    {
        var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        if (shape.Min is { } min && number < min)
            found.Constraints.Add(Sentence(value, shape, path, $"Member must have value greater than or equal to {min}"));
        if (shape.Max is { } max && number > max)
            found.Constraints.Add(Sentence(value, shape, path, $"Member must have value less than or equal to {max}"));
    }

    private static void Add(string rule, JsonValue value, Shape shape, string path, Violations found) =>
        found.Constraints.Add(Sentence(value, shape, path, $"Member must satisfy {rule}"));

    private static string Sentence(JsonValue value, Shape shape, string path, string rule) =>
        $"Value {(shape.Sensitive ? "" : $"'{Short(value)}' ")}at '{path}' failed to satisfy constraint: {rule}";

    /// <summary>What takes too long to match is taken for no match.</summary>
    private static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>The models' patterns are Java's; the few that .NET does not read are not checked.</summary>
    private static Regex? Compiled(string pattern) => Patterns.GetOrAdd(pattern, static text =>
    {
        try
        {
            // Models written with aws and aws-cn in mind leave out aws-us-gov, where the services take their own ARNs all the same.
            var ofAllPartitions = text.Replace("arn:aws(-[a-z]+)?:", "arn:aws(-[a-z]+)*:", StringComparison.Ordinal);
            return new Regex($@"\A(?:{ofAllPartitions})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return null;
        }
    });
}
