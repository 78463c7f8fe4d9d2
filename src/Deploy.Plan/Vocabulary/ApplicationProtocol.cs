using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Application protocols that Service Connect understands.</summary>
public enum ApplicationProtocol
{
    /// <summary>HTTP/1.1.</summary>
    [EnumMember(Value = "http")]
    Http,

    /// <summary>HTTP/2.</summary>
    [EnumMember(Value = "http2")]
    Http2,

    /// <summary>gRPC.</summary>
    [EnumMember(Value = "grpc")]
    Grpc,
}
