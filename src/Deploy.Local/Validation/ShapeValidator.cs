using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Models;

namespace Deploy.Local.Validation;

/// <summary>Checks a document with member names against a shape.</summary>
/// <param name="constraints">Whether enums, ranges, lengths and patterns count too (requests), or only the form (replies).</param>
public sealed class ShapeValidator(bool constraints)
{
    // The years 1 to 9999.
    private const double FirstSecond = -62135596800;
    private const double LastSecond = 253402300799;

    public Violations Check(JsonNode? document, Shape shape)
    {
        var found = new Violations();
        Check(document, shape, "", found);
        return found;
    }

    private void Check(JsonNode? node, Shape shape, string path, Violations found)
    {
        if (shape.Document)
            return;
        if (!HasType(node, shape))
        {
            found.Malformed.Add($"{Describe(node)} can not be converted to {Article(shape.Type)} at '{path}'");
            return;
        }

        switch (node)
        {
            case JsonObject json when shape.Type == "structure":
                CheckStructure(json, shape, path, found);
                break;
            case JsonObject json:
                CheckSize(json.Count, shape, node, path, found);
                foreach (var (key, value) in json)
                {
                    Check(JsonValue.Create(key), shape.Key!.Shape, Join(path, key), found);
                    Check(value, shape.Value!.Shape, Join(path, key), found);
                }

                break;
            case JsonArray array:
                CheckSize(array.Count, shape, node, path, found);
                for (var i = 0; i < array.Count; i++)
                    Check(array[i], shape.Member!.Shape, $"{path}.{i + 1}.member", found);
                break;
            case JsonValue value when constraints:
                ScalarConstraints.Check(value, shape, path, found);
                break;
        }
    }

    private void CheckStructure(JsonObject json, Shape shape, string path, Violations found)
    {
        foreach (var name in json.Select(p => p.Key).Where(name => !shape.Members.ContainsKey(name)))
            found.Malformed.Add($"Unknown member '{name}' in {(path.Length == 0 ? shape.Name : $"'{path}'")}");
        foreach (var name in shape.Required)
            if (json[name] is null && !(constraints && shape.Members[name].IdempotencyToken))
                found.Constraints.Add($"Value null at '{Join(path, name)}' failed to satisfy constraint: Member must not be null");
        if (constraints && shape.Union && json.Count != 1)
            found.Constraints.Add($"Value at '{path}' failed to satisfy constraint: exactly one member of the union must be set");
        foreach (var (name, value) in json)
            if (value is not null && shape.Members.TryGetValue(name, out var member))
                Check(value, member.Shape, Join(path, name), found);
    }

    private void CheckSize(int count, Shape shape, JsonNode node, string path, Violations found)
    {
        if (!constraints)
            return;
        if (shape.Min is { } min && count < min)
            found.Constraints.Add($"Value '{ScalarConstraints.Short(node)}' at '{path}' failed to satisfy constraint: Member must have length greater than or equal to {min}");
        if (shape.Max is { } max && count > max)
            found.Constraints.Add($"Value '{ScalarConstraints.Short(node)}' at '{path}' failed to satisfy constraint: Member must have length less than or equal to {max}");
    }

    private static bool HasType(JsonNode? node, Shape shape) => (shape.Type, node?.GetValueKind()) switch
    {
        ("structure" or "map", JsonValueKind.Object) => true,
        ("list", JsonValueKind.Array) => true,
        ("string" or "blob" or "character", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("timestamp", JsonValueKind.Number) => Number(node!) is >= FirstSecond and <= LastSecond,
        (_, JsonValueKind.Number) when shape.IsWhole => IsWhole(node!, shape.Type == "long"),
        (_, JsonValueKind.Number) when shape.IsNumber => double.IsFinite(Number(node!)),
        _ => false,
    };

    /// <summary>A whole number that its type holds.</summary>
    private static bool IsWhole(JsonNode node, bool isLong) =>
        Number(node) is var number && number == Math.Truncate(number) && (isLong ? Math.Abs(number) < long.MaxValue : number is >= int.MinValue and <= int.MaxValue);

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Describe(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.Number => "NUMBER_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        JsonValueKind.Object => "START_OBJECT",
        JsonValueKind.Array => "START_ARRAY",
        _ => "NULL_VALUE",
    };

    private static string Article(string type) => type switch
    {
        "integer" => "an Integer",
        "string" => "a String",
        "boolean" => "a Boolean",
        "structure" => "a Structure",
        _ => $"a {char.ToUpperInvariant(type[0])}{type[1..]}",
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
