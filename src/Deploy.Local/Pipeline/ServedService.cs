using Deploy.Local.Models;
using Deploy.Local.Protocols;
using Deploy.Local.Services;

namespace Deploy.Local.Pipeline;

/// <summary>A service with its model and protocol.</summary>
public sealed record ServedService(ILocalService Service, ServiceModel Model, IWireProtocol Protocol)
{
    /// <exception cref="InvalidOperationException">The trimmed model lacks an operation that the service registers, or has one too many.</exception>
    public static ServedService Of(ILocalService service)
    {
        var model = ServiceModel.Embedded(service.Model);
        var differing = service.Operations.Keys.Except(model.Operations.Keys)
            .Concat(model.Operations.Keys.Except(service.Operations.Keys)).Order(StringComparer.Ordinal).ToList();
        return differing.Count == 0
            ? new ServedService(service, model, WireProtocols.Of(model))
            : throw new InvalidOperationException(
                $"Models/{service.Model}.json and {service.GetType().Name} disagree about: {string.Join(", ", differing)}. Trim the models again (src/Deploy.Local/README.md).");
    }
}
