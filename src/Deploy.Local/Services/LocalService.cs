using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>Base of the services: a constructor registers each operation by name with <see cref="On"/>.</summary>
public abstract class LocalService(string model) : ILocalService
{
    private static readonly string[] ReadPrefixes =
        ["Describe", "List", "Get", "BatchGet", "Filter", "BatchCheck", "Simulate", "Lookup", "Search", "Validate", "AssumeRole"];

    private readonly Dictionary<string, Func<LocalCall, JsonObject>> _operations = new(StringComparer.Ordinal);

    public string Model { get; } = model;

    /// <summary>Null takes the protocol's usual code: ValidationException, ValidationError or InvalidParameterValue.</summary>
    public virtual string? ValidationErrorCode => null;

    public IReadOnlyDictionary<string, Func<LocalCall, JsonObject>> Operations => _operations;

    /// <inheritdoc/>
    public AccessTable Access { get; protected init; } = new(model);

    public virtual bool IsMutating(string operation) =>
        !ReadPrefixes.Any(prefix => operation.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Registers a handler. It returns the reply with the model's member names and throws <see cref="LocalServiceException"/>.</summary>
    protected void On(string operation, Func<LocalCall, JsonObject> handler) => _operations.Add(operation, handler);
}
