using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Names the application and its stages. Left out: the application is the assembly's name in kebab-case, without stages.</summary>
/// <example>
/// <code>
/// [assembly: Deployment("storefront", Stages = ["dev", "prod"])]
/// [assembly: Deployment(Stage = "prod", Account = "123456789012")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DeploymentAttribute : Attribute
{
    /// <summary>Settings of the stage named by <see cref="Stage"/>.</summary>
    public DeploymentAttribute()
    {
    }

    /// <summary>Settings of an application.</summary>
    /// <param name="application">The name: half of the identity of every resource. 1 to 64 lower-case letters, digits and hyphens.</param>
    public DeploymentAttribute(string application) => Application = application;

    /// <summary>The name: half of the identity of every resource. 1 to 64 lower-case letters, digits and hyphens.</summary>
    public string? Application { get; }

    /// <summary>The stage that these settings belong to; left out: all.</summary>
    public string? Stage { get; set; }

    /// <summary>The stages, for example <c>["dev", "prod"]</c>.</summary>
    public string[] Stages { get; set; } = [];

    /// <summary>
    /// The assembly name that the project had before it was renamed, for example <c>Shop.Web</c>: this project takes over what that one
    /// deployed under <see cref="Application"/>, in every environment that it is deployed to next. Can go when all are.
    /// </summary>
    public string? FormerProject { get; set; }

    /// <summary>How physical names are made of <c>{name}</c>, <c>{environment}</c> and <c>{application}</c>. Default: <c>{name}-{environment}</c>.</summary>
    public string? NameTemplate { get; set; }

    /// <summary>The 12-digit account that may be deployed to; another one is refused before any write.</summary>
    public string? Account { get; set; }

    /// <summary>The Region to deploy to; another one is refused before any write.</summary>
    public string? Region { get; set; }

    /// <summary>ARN of the role that a deployment assumes.</summary>
    public string? RoleToAssume { get; set; }

    /// <summary>ARN of the policy that caps every role that is created.</summary>
    public string? PermissionsBoundary { get; set; }
}
