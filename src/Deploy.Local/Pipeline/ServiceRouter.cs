using Deploy.Local.Protocols;
using Deploy.Local.Services;

namespace Deploy.Local.Pipeline;

/// <summary>Finds the service that a request is for.</summary>
public sealed class ServiceRouter(IReadOnlyList<ServedService> services) : IServiceIds
{
    public IReadOnlyList<ServedService> Services { get; } = services;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids { get; } = [.. services.Select(served => served.Model.ServiceId)];

    /// <summary>By target prefix, else by the name in the credential scope (and API version, where several services share a name), else by a unique path.</summary>
    public ServedService? Find(WireRequest request, CredentialScope? scope)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        if (target.Length > 0)
            return Services.FirstOrDefault(s => s.Model.TargetPrefix is { } prefix && target.StartsWith(prefix + ".", StringComparison.Ordinal));

        var named = Services.Where(s => scope is null || s.Model.SigningName == scope.Service).ToList();
        var version = request.IsForm || request.Query.ContainsKey("Action") ? QueryProtocol.Form(request).Children.GetValueOrDefault("Version")?.Text : null;
        if (version is not null)
            return named.FirstOrDefault(s => s.Model.ApiVersion == version);
        return scope is not null
            ? named.FirstOrDefault()
            : named.FirstOrDefault(s => s.Model.Protocol == "rest-json" && s.Protocol.OperationOf(request, s.Model) is not null);
    }

    /// <summary>The protocol to refuse in, when no service is found.</summary>
    public static IWireProtocol ProtocolOf(WireRequest request, CredentialScope? scope) =>
        scope?.Service == "ec2" ? WireProtocols.Ec2
        : request.IsForm ? WireProtocols.Query
        : WireProtocols.Json;
}
