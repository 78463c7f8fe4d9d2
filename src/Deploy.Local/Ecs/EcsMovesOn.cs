using Deploy.Local.Ecs.Running;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Moves tasks and deployments on between requests.</summary>
internal sealed class EcsMovesOn(LocalContext context, EcsStore store) : IMovesOn
{
    /// <inheritdoc/>
    public void MoveOn(string region)
    {
        if (!context.Store.Exists("ecs", region))
            return;
        var state = store.State(region);
        context.Peers.Find<ServiceHosts>()?.Refresh(region, state);
        context.Peers.Find<ForwardTargets>()?.Refresh(region, state);
        context.Peers.Find<TaskNames>()?.Refresh(region, state);
    }

    /// <inheritdoc/>
    public double? NextDue(string region) => context.Store.Exists("ecs", region) ? ClusterSimulation.NextDue(context.Store.Document<EcsState>("ecs", region)) : null;
}
