namespace Deploy.Local.Services.Seeds;

/// <summary>A log group. CloudWatch Logs finds it by its name alone.</summary>
public sealed record LogGroupSeed : ISeed
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string Kind => "log group";

    /// <inheritdoc/>
    public string Named => Name ?? "";
}

/// <summary>A repository of ECR. A stand-in is empty: it is there to be pushed to.</summary>
public sealed record RepositorySeed : ISeed
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string Kind => "repository";

    /// <inheritdoc/>
    public string Named => Name ?? "";
}

/// <summary>
/// A String parameter of Parameter Store. A stand-in takes over another value, a parameter that somebody made keeps its own.
/// </summary>
public sealed record ParameterSeed : ISeed
{
    /// <summary>Its name, with its path.</summary>
    public string? Name { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }

    /// <inheritdoc/>
    public string Kind => "parameter";

    /// <inheritdoc/>
    public string Named => Name ?? "";
}
