namespace Deploy.Engine.Identity;

/// <summary>Whose resources a run deploys: with a resource's address this is the whole identity of the resource. There is no state file.</summary>
/// <param name="Application">The application of the plan.</param>
/// <param name="Environment">The environment: <c>dev</c>, <c>prod</c>, <c>pr-123</c>, <c>default</c> or <c>local</c>.</param>
/// <param name="Project">The project that deploys, by its assembly name: two projects with one application name are told apart.</param>
public sealed record EnvironmentIdentity(string Application, string Environment, string Project)
{
    /// <summary>The environment of applications without stages.</summary>
    public const string DefaultEnvironment = "default";

    /// <summary>The environment of applications without stages on the local AWS.</summary>
    public const string LocalEnvironment = "local";

    /// <summary>The IAM path of the environment's roles, which makes them findable with one call.</summary>
    public string IamPath => $"/deploy-ecs/{Application}/{Environment}/";
}
