using Deploy.Local.Models;

namespace Deploy.Local.Protocols;

/// <summary>The protocol of each model.</summary>
public static class WireProtocols
{
    public static IWireProtocol Json { get; } = new JsonProtocol();

    public static IWireProtocol Query { get; } = new QueryProtocol();

    public static IWireProtocol Ec2 { get; } = new Ec2Protocol();

    public static IWireProtocol RestJson { get; } = new RestJsonProtocol();

    public static IWireProtocol Of(ServiceModel model) => model.Protocol switch
    {
        "json" => Json,
        "query" => Query,
        "ec2" => Ec2,
        "rest-json" => RestJson,
        _ => throw new NotSupportedException($"Local does not speak the protocol '{model.Protocol}' of '{model.Name}'."),
    };
}
