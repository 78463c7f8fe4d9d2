using System.Globalization;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Connect;

/// <summary>The tasks of services as instances in Cloud Map.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"/>.</remarks>
internal sealed class TaskRegistrations(LocalContext context, string region)
{
    private IServiceDirectory? Directory => context.Peers.Find<IServiceDirectory>();

    /// <summary>A task runs: it is registered wherever its deployment says.</summary>
    public void Begin(TaskRecord task, ServiceRecord service)
    {
        if (task.Interface is not { } network || service.Deployments.FirstOrDefault(one => one.Id == task.StartedBy) is not { } deployment)
            return;
        var revision = service.Revision(deployment.RevisionArn);
        foreach (var port in revision.Connect?.Services ?? [])
            Add(task, service, network, port.DiscoveryArn, port.ContainerPort);
        foreach (var registry in revision.Workload.Objects("serviceRegistries"))
            Add(task, service, network, registry.RequiredText("registryArn"), RegistryRules.PortOf(registry));
    }

    /// <summary>Tells how a registered task is.</summary>
    public void Tell(TaskRecord task)
    {
        foreach (var arn in task.Registrations)
            Directory?.SetHealth(arn, task.Id, IsHealthy(task), region);
    }

    /// <summary>A task leaves.</summary>
    public void End(TaskRecord task)
    {
        foreach (var arn in task.Registrations)
            Directory?.Deregister(arn, task.Id, region);
        task.Registrations.Clear();
    }

    private void Add(TaskRecord task, ServiceRecord service, NetworkInterfaceRecord network, string arn, int? port)
    {
        var attributes = new Dictionary<string, string>
        {
            ["AVAILABILITY_ZONE"] = network.AvailabilityZone,
            ["AWS_INSTANCE_IPV4"] = network.Address,
            ["ECS_CLUSTER_NAME"] = Arn.LastSegment(task.ClusterArn),
            ["ECS_SERVICE_NAME"] = service.Name,
            ["ECS_TASK_DEFINITION_FAMILY"] = Arn.LastSegment(task.DefinitionArn).Split(':')[0],
            ["REGION"] = region,
        };
        if (port is { } number)
            attributes["AWS_INSTANCE_PORT"] = number.ToString(CultureInfo.InvariantCulture);
        Directory?.Register(arn, task.Id, attributes, IsHealthy(task), region);
        task.Registrations.Add(arn);
    }

    /// <summary>A task whose containers nothing checks counts as well.</summary>
    private static bool IsHealthy(TaskRecord task) =>
        task.Health == "HEALTHY"
        || (task.Health == "UNKNOWN" && !task.Containers.Any(container => container is { HasHealthCheck: true, Essential: true }));
}
