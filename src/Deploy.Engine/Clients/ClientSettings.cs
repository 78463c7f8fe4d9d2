using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>What all clients of a run have in common.</summary>
/// <param name="Region">The Region's system name.</param>
/// <param name="EndpointUrl">The endpoint of every service; null: AWS's own.</param>
/// <param name="Credentials">Who signs.</param>
public sealed record ClientSettings(string Region, string? EndpointUrl, AWSCredentials Credentials)
{
    /// <summary>How long calls bear with a network or a service that fails.</summary>
    public Patience Patience { get; init; } = Patience.Usual;

    /// <summary>What no error of a service may repeat.</summary>
    public SensitiveTexts Sensitive { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
