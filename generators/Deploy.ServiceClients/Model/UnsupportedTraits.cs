using System.Text.Json;

namespace Deploy.ServiceClients.Model;

/// <summary>
/// Refuses what the generated code would get wrong, instead of generating a client that fails at run time.
/// </summary>
public static class UnsupportedTraits
{
    private static readonly string[] OfOperations =
        ["endpoint", "endpointdiscovery", "endpointoperation", "httpChecksum", "httpChecksumRequired", "requestcompression", "authtype"];

    private static readonly string[] OfShapes = ["payload", "eventstream", "streaming", "flattened", "retryable", "requiresLength", "wrapper"];

    private static readonly string[] OfMembers =
        ["streaming", "flattened", "hostLabel", "xmlAttribute", "eventpayload", "eventheader", "contextParam", "jsonvalue"];

    /// <summary>Checks the operations and shapes that are going to be generated.</summary>
    public static void Check(JsonElement root, ServiceSelection selection, IEnumerable<string> shapes)
    {
        foreach (var name in selection.Operations)
            Refuse(root.GetProperty("operations").GetProperty(name), OfOperations, $"operation {name}");
        foreach (var name in shapes)
        {
            var shape = root.GetProperty("shapes").GetProperty(name);
            Refuse(shape, OfShapes, $"shape {name}");
            foreach (var member in Members(shape))
            {
                Refuse(member.Value, OfMembers, $"member {name}.{member.Name}");
                if (member.Value.Text("location") is { } location and not ("uri" or "querystring"))
                    throw new GenerationException($"member {name}.{member.Name}: location {location} is not supported by this generator.");
            }
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement shape)
        => shape.TryGetProperty("members", out var members) ? members.EnumerateObject() : [];

    private static void Refuse(JsonElement element, string[] traits, string where)
    {
        foreach (var trait in traits)
        {
            if (element.TryGetProperty(trait, out _))
                throw new GenerationException($"{where}: the trait {trait} is not supported by this generator. Teach it or drop the operation.");
        }
    }
}
