namespace Deploy.Ecs;

/// <summary>Which of several resources on a class a detail belongs to.</summary>
public enum ResourceFor
{
    /// <summary>The only resource on the class that takes the detail.</summary>
    Only,

    /// <summary>The cluster.</summary>
    Cluster,

    /// <summary>The ECR repository.</summary>
    EcrRepository,

    /// <summary>The task definition.</summary>
    TaskDefinition,

    /// <summary>The service.</summary>
    Service,

    /// <summary>The schedule.</summary>
    Schedule,
}
