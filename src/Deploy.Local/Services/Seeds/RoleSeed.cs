namespace Deploy.Local.Services.Seeds;

/// <summary>
/// An IAM role. A stand-in trusts the services that use it, and its policy allows everything: nobody here knows what it may do in the
/// account.
/// </summary>
public sealed record RoleSeed : ISeed
{
    /// <summary>Its ARN, of whatever account.</summary>
    public string? Arn { get; init; }

    /// <summary>Its name, without a path.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The services that assume it. Default: <c>ecs-tasks</c>, <c>scheduler</c>, <c>events</c> and <c>ecs</c> of <c>amazonaws.com</c>.
    /// </summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <inheritdoc/>
    public string Kind => "role";

    /// <inheritdoc/>
    public string Named => Arn ?? Name ?? "";
}
