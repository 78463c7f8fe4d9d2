using System.Text.Json;

namespace Deploy.ServiceClients.Model;

/// <summary>Reads a <c>service-2.json</c>.</summary>
public static class ModelReader
{
    /// <summary>Reads a model file and finds what the selected operations need of it.</summary>
    public static ServiceInput Load(string path, ServiceSelection selection) => Load(path, root => Read(root, selection));

    /// <summary>Reads a whole model file.</summary>
    public static ServiceModel LoadModel(string path) => Load(path, ReadModel);

    private static T Load<T>(string path, Func<JsonElement, T> read)
    {
        if (!File.Exists(path))
            throw new GenerationException($"{path}: the service model does not exist. Run from the root of the repository, or name the folder of the models with --models.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new GenerationException($"{path}: {e.Message}");
        }
        catch (GenerationException e)
        {
            throw new GenerationException($"{path}: {e.Message}");
        }
    }

    /// <summary>Reads a parsed model.</summary>
    public static ServiceInput Read(JsonElement root, ServiceSelection selection)
    {
        var model = ReadModel(root);
        var reachability = new Reachability(model, selection);
        UnsupportedTraits.Check(root, selection, reachability.All);
        return new ServiceInput(selection, model, reachability);
    }

    private static ServiceModel ReadModel(JsonElement root)
    {
        var metadata = root.GetProperty("metadata");
        var endpointPrefix = metadata.Text("endpointPrefix") ?? throw new GenerationException("metadata has no endpointPrefix.");
        return new ServiceModel(
            metadata.Text("serviceId") ?? throw new GenerationException("metadata has no serviceId."),
            metadata.Text("apiVersion") ?? throw new GenerationException("metadata has no apiVersion."),
            endpointPrefix,
            metadata.Text("signingName") ?? endpointPrefix,
            metadata.Text("targetPrefix") ?? "",
            metadata.Text("globalEndpoint") is not null,
            ReadProtocol(metadata),
            metadata.Text("uid") ?? "",
            root.GetProperty("operations").EnumerateObject().ToDictionary(o => o.Name, o => ReadOperation(o.Value)),
            root.GetProperty("shapes").EnumerateObject().ToDictionary(s => s.Name, s => ShapeReader.Read(s.Name, s.Value)));
    }

    internal static string? Text(this JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static bool Flag(this JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static Protocol ReadProtocol(JsonElement metadata)
    {
        if (metadata.Text("signatureVersion") is var signature && signature != "v4")
            throw new GenerationException($"signature version {signature} is not supported; the clients sign with v4 only.");
        return metadata.Text("protocol") switch
        {
            "json" when metadata.Text("jsonVersion") == "1.1" => Protocol.AwsJson,
            "rest-json" => Protocol.RestJson,
            "query" => Protocol.Query,
            var other => throw new GenerationException($"protocol {other} (jsonVersion {metadata.Text("jsonVersion")}) is not supported."),
        };
    }

    private static Operation ReadOperation(JsonElement json)
    {
        var name = json.GetProperty("name").GetString()!;
        var http = json.GetProperty("http");
        return new Operation(
            name,
            http.GetProperty("method").GetString()!,
            http.GetProperty("requestUri").GetString()!,
            json.TryGetProperty("input", out var input) ? input.GetProperty("shape").GetString() : null,
            json.TryGetProperty("output", out var output) ? output.GetProperty("shape").GetString() : null,
            output.ValueKind == JsonValueKind.Object ? output.Text("resultWrapper") : null,
            json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!)] : []);
    }
}
