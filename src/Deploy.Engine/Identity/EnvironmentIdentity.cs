namespace Deploy.Engine.Identity;

/// <summary>
/// Whose resources a run deploys: with a resource's address this is the whole identity of a resource that lies in a Region. Of what is
/// global (a role) the Region is part too, so that two Regions of an environment never write the same thing. There is no state file.
/// </summary>
/// <param name="Application">The application of the plan.</param>
/// <param name="Environment">The environment: <c>dev</c>, <c>prod</c>, <c>pr-123</c>, <c>default</c> or <c>local</c>.</param>
/// <param name="Project">The project that deploys, by its assembly name: two projects with one application name are told apart.</param>
public sealed record EnvironmentIdentity(string Application, string Environment, string Project)
{
    /// <summary>The environment of applications without stages.</summary>
    public const string DefaultEnvironment = "default";

    /// <summary>The environment of applications without stages on the local AWS.</summary>
    public const string LocalEnvironment = "local";

    /// <summary>The Region that a run deploys to, such as <c>eu-central-1</c>. Empty until it is known.</summary>
    public string Region { get; init; } = "";

    /// <summary>The name that <see cref="Project"/> had before it was renamed; null: none.</summary>
    public string? FormerProject { get; init; }

    /// <summary>The IAM path of the environment's roles of this Region, which makes them findable with one call.</summary>
    /// <exception cref="InvalidOperationException">The Region is not known yet.</exception>
    public string IamPath => Region.Length > 0
        ? $"/deploy-ecs/{Application}/{Environment}/{Region}/"
        : throw new InvalidOperationException("Roles have no path before the Region is known.");
}
