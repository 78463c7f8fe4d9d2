using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>An official service model, trimmed to the operations that Local implements.</summary>
public sealed class ServiceModel
{
    private readonly JsonObject _shapes;
    private readonly ConcurrentDictionary<string, Shape> _cache = new(StringComparer.Ordinal);

    /// <param name="name">The model's file name without extension; Local's name of the service.</param>
    /// <param name="json">The model in botocore's form.</param>
    public ServiceModel(string name, JsonObject json)
    {
        var metadata = (JsonObject)json["metadata"]!;
        Name = name;
        ServiceId = (string)metadata["serviceId"]!;
        Protocol = (string)metadata["protocol"]!;
        JsonVersion = (string?)metadata["jsonVersion"] ?? "1.1";
        ApiVersion = (string)metadata["apiVersion"]!;
        TargetPrefix = (string?)metadata["targetPrefix"];
        SigningName = (string?)metadata["signingName"] ?? (string)metadata["endpointPrefix"]!;
        XmlNamespace = (string?)metadata["xmlNamespace"];
        _shapes = (JsonObject)json["shapes"]!;
        Operations = ((JsonObject)json["operations"]!)
            .ToDictionary(o => o.Key, o => new OperationModel(o.Key, (JsonObject)o.Value!, this), StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>AWS's own name of the service in settings of its clients, such as "CloudWatch Logs".</summary>
    public string ServiceId { get; }

    /// <summary>json, query, ec2 or rest-json.</summary>
    public string Protocol { get; }

    public string JsonVersion { get; }

    public string ApiVersion { get; }

    public string? TargetPrefix { get; }

    /// <summary>The service's name in the credential scope of a signature.</summary>
    public string SigningName { get; }

    public string? XmlNamespace { get; }

    public IReadOnlyDictionary<string, OperationModel> Operations { get; }

    public Shape Shape(string name) => _cache.GetOrAdd(name, static (key, model) =>
        new Shape(key, model._shapes[key] as JsonObject
            ?? throw new InvalidOperationException($"Model '{model.Name}' has no shape '{key}': trim it again."), model), this);

    /// <summary>Reads the model embedded in this assembly.</summary>
    /// <exception cref="InvalidOperationException">No such model is embedded.</exception>
    public static ServiceModel Embedded(string name)
    {
        using var stream = typeof(ServiceModel).Assembly.GetManifestResourceStream($"Models/{name}.json")
            ?? throw new InvalidOperationException(
                $"No model '{name}' is embedded. Run 'dotnet run --project src/Deploy.Local -- trim-models' (see src/Deploy.Local/README.md) and build again.");
        return new ServiceModel(name, (JsonObject)JsonNode.Parse(stream)!);
    }
}
