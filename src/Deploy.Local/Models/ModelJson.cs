using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>Reading of the loosely typed fields of a service model.</summary>
internal static class ModelJson
{
    public static IEnumerable<string> Strings(JsonNode? node) =>
        node is JsonArray array ? array.Select(item => (string)item!) : [];

    public static bool Flag(JsonNode? node) => node is not null && node.GetValueKind() == JsonValueKind.True;

    public static double? Number(JsonNode? node) =>
        node is null ? null : double.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
