using Deploy.Local.Ecs.State;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Tells EventBridge what happens to tasks and deployments. Times are seconds since 1970.</summary>
internal interface IEcsEvents
{
    /// <summary>A task has another last or desired status.</summary>
    void TaskChanged(string region, TaskRecord task, double at);

    /// <summary>A deployment began, was completed or failed.</summary>
    /// <param name="region">The region.</param>
    /// <param name="service">The service.</param>
    /// <param name="deployment">The deployment, with the reason.</param>
    /// <param name="name">Such as <c>SERVICE_DEPLOYMENT_COMPLETED</c>.</param>
    /// <param name="at">When.</param>
    void DeploymentChanged(string region, ServiceRecord service, DeploymentRecord deployment, string name, double at);
}
