namespace Deploy.Ecs;

/// <summary>The two roles of a task definition.</summary>
public enum TaskRoleKind
{
    /// <summary>The role of the containers' own code.</summary>
    TaskRole,

    /// <summary>The role with which ECS pulls images, reads secrets and writes logs.</summary>
    ExecutionRole,
}
