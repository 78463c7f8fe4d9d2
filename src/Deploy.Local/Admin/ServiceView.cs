using Deploy.Local.Services;

namespace Deploy.Local.Admin;

/// <summary>A service that answers on this machine, as the admin interface shows it.</summary>
/// <param name="ServiceArn">The service.</param>
/// <param name="Url">Where it answers, on this machine only.</param>
/// <param name="Tasks">How many tasks take requests there.</param>
/// <param name="Problem">Why none does; null: one does.</param>
/// <param name="Engine">The container engine that runs them; null: they are processes of this machine, or simulated.</param>
/// <param name="Limits">What of their definitions is not played here, each in a sentence.</param>
/// <param name="Names">The names by which tasks call it.</param>
internal sealed record ServiceView(
    string ServiceArn, string Url, int Tasks, string? Problem, string? Engine, IReadOnlyList<string> Limits, IReadOnlyList<string> Names)
{
    /// <summary>All of them, by URL; none where tasks are simulated.</summary>
    public static IEnumerable<ServiceView> All(LocalContext context) =>
        from host in context.Peers.Find<IServiceHosts>()?.ByName.Values ?? []
        orderby host.Name
        select new ServiceView(
            host.ServiceArn, context.Endpoint.UrlOf(host.Name), host.Targets.Count, host.Targets.Count > 0 ? null : host.WhyNone,
            host.Engine, host.Limits, host.TaskNames);
}
