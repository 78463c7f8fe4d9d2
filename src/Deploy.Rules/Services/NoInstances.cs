using Deploy.Ecs;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Services;

/// <summary>Instances come with capacity providers, which cannot be declared yet: a cluster of ours has none, and ECS waits for them for ever.</summary>
public sealed class NoInstances() : Rule(
    "DECS0420",
    "A cluster has no instances to run on",
    "The {0} runs on EC2 instances, but nothing brings any into the cluster '{1}': capacity providers cannot be declared yet, "
        + "and no task would start. Use LaunchType.Fargate, or a cluster that has instances (Ownership = Ownership.External).")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Plan.DeploymentPlan plan) =>
        from resource in plan.Resources
        where resource.Ownership != Ownership.External
        let run = resource as IRunsTasks
        where run is { LaunchType: LaunchType.Ec2 }
        let cluster = plan.Find<ClusterSpec>(ClusterOf(resource))
        where cluster is { Ownership: Ownership.Owned } or { Owner: not null } // of this project, or of another one whose plan is known
        select Found(resource.Address, nameof(run.LaunchType), $"{resource.Kind} '{resource.Name}'", cluster.Name);

    private static Plan.Values.ResourceAddress? ClusterOf(ResourceSpec resource) => resource switch
    {
        ServiceSpec service => service.Cluster,
        ScheduleSpec schedule => schedule.Cluster,
        _ => null,
    };
}
