namespace Deploy.Engine.Permissions;

/// <summary>What an action is needed for.</summary>
public enum PermissionUse
{
    /// <summary>To read and compare: planning and deploying.</summary>
    Read,

    /// <summary>To change: deploying.</summary>
    Write,

    /// <summary>Only where it is asked for; in no printed policy.</summary>
    OnRequest,
}

/// <summary>An action of AWS that the engine's calls need.</summary>
/// <param name="Action">As in a policy: <c>ecs:CreateService</c>.</param>
/// <param name="Use">What it is needed for.</param>
/// <param name="Scope">What it can be limited to.</param>
/// <param name="IsForFormer">True where it is also needed for resources of this environment that left the plan, which only their tags tell.</param>
public sealed record Permission(string Action, PermissionUse Use, PermissionScope Scope, bool IsForFormer = false);
