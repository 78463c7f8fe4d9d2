namespace Deploy.Ecs;

/// <summary>Application protocols that Service Connect understands.</summary>
public enum ApplicationProtocol
{
    /// <summary>HTTP/1.1.</summary>
    Http,

    /// <summary>HTTP/2.</summary>
    Http2,

    /// <summary>gRPC.</summary>
    Grpc,
}
