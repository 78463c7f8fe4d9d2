namespace Deploy.Aws.Runtime;

/// <summary>What the service's model says about the service as a whole; written by the generator into each client's config.</summary>
public sealed record ServiceDescription
{
    /// <summary>The service id, e.g. <c>ECS</c>; <c>AWS_ENDPOINT_URL_ECS</c> and profile sections are derived from it.</summary>
    public required string ServiceId { get; init; }

    /// <summary>The API version of the model, e.g. <c>2014-11-13</c>; the query protocol sends it.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The first label of the host name, e.g. <c>api.ecr</c>.</summary>
    public required string EndpointPrefix { get; init; }

    /// <summary>The service's name in the SigV4 credential scope, e.g. <c>ecr</c>.</summary>
    public required string SigningName { get; init; }

    /// <summary>The prefix of <c>X-Amz-Target</c>; empty where the protocol does not use one.</summary>
    public string TargetPrefix { get; init; } = "";

    /// <summary>True where a partition has one endpoint for all regions (IAM).</summary>
    public bool IsGlobal { get; init; }
}
