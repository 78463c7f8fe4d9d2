namespace Deploy.Local.Services.Seeds;

/// <summary>An ECS cluster. A stand-in has the capacity providers of Fargate.</summary>
public sealed record ClusterSeed : ISeed
{
    /// <summary>Its ARN, of whatever account.</summary>
    public string? Arn { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string Kind => "cluster";

    /// <inheritdoc/>
    public string Named => Arn ?? Name ?? "";
}
