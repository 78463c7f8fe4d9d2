namespace Deploy.Local.Services.Facts;

/// <summary>Services and tasks, to be shown and acted on; offered by ECS. Called with the gate held.</summary>
public interface IWorkloads : IRegional
{
    /// <summary>The services of a Region that are not gone, by cluster and name.</summary>
    IReadOnlyList<ServiceFacts> Services(string region);

    /// <summary>The tasks of a Region that ECS still knows, newest first.</summary>
    IReadOnlyList<TaskFacts> Tasks(string region);

    /// <summary>The gateways of a Region with their routes, by name.</summary>
    IReadOnlyList<GatewayFacts> Gateways(string region);

    /// <summary>Stops a task, as StopTask does.</summary>
    /// <exception cref="LocalServiceException">What ECS would answer.</exception>
    void StopTask(string region, string cluster, string taskId);

    /// <summary>Starts a deployment of the same task definition, as UpdateService does with <c>forceNewDeployment</c>.</summary>
    /// <exception cref="LocalServiceException">What ECS would answer.</exception>
    void Redeploy(string region, string cluster, string service);

    /// <summary>Acts on a lifecycle hook that pauses a deployment, as ContinueServiceDeployment does.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="deploymentArn">The service deployment.</param>
    /// <param name="hook">The id of the hook.</param>
    /// <param name="rollsBack">Whether the deployment goes back, and not on.</param>
    /// <exception cref="LocalServiceException">What ECS would answer.</exception>
    void Continue(string region, string deploymentArn, string hook, bool rollsBack);
}
