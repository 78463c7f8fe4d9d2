namespace Deploy.Local.Services.Seeds;

/// <summary>A target group of type ip. A stand-in has a load balancer of its name that forwards to it.</summary>
public sealed record TargetGroupSeed : ISeed
{
    /// <summary>Its ARN, of whatever account.</summary>
    public string? Arn { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>HTTP, HTTPS, TCP, TLS, UDP or TCP_UDP. Default: HTTP.</summary>
    public string Protocol { get; init; } = "HTTP";

    /// <summary>The port that targets have unless they say another. Default: 80.</summary>
    public int Port { get; init; } = 80;

    /// <summary>A subnet, by id or <c>tag:Key=Value</c>, in whose VPC it lies. Default: the default VPC.</summary>
    public string? VpcOf { get; init; }

    /// <inheritdoc/>
    public string Kind => "target group";

    /// <inheritdoc/>
    public string Named => Arn ?? Name ?? "";
}
