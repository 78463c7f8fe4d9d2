using System.Security.Cryptography;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages.Common;

/// <summary>What the pages and their actions share.</summary>
internal sealed class PageContext
{
    /// <param name="local">Local.</param>
    /// <param name="services">The names of its services, as faults name them.</param>
    public PageContext(LocalContext local, IReadOnlyList<string> services)
    {
        (Local, ServiceNames) = (local, services);
        Forms = new Form(Token);
    }

    public LocalContext Local { get; }

    public IReadOnlyList<string> ServiceNames { get; }

    /// <summary>What a form must carry, to be one of this run's own.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public Form Forms { get; }

    public NoticeBoard Notices { get; } = new();

    /// <summary>Null where nothing offers them.</summary>
    public IWorkloads? Workloads => Local.Peers.Find<IWorkloads>();

    /// <summary>Null where nothing offers it.</summary>
    public ILogReader? Logs => Local.Peers.Find<ILogReader>();

    /// <summary>All Regions in which there ever was something, by name.</summary>
    public IReadOnlyList<string> Regions =>
        [.. Local.Peers.All<IRegional>().SelectMany(service => service.Regions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether this Local runs tasks as processes.</summary>
    public bool RunsTasks => Local.Peers.Find<IServiceHosts>() is not null;

    /// <summary>Where services answer, by ARN.</summary>
    public IReadOnlyDictionary<string, ServiceHost> Hosts => Local.Peers.Find<IServiceHosts>()?.ByName.Values.ToDictionary(host => host.ServiceArn) ?? [];

    /// <summary>The address of a service on this machine.</summary>
    public string UrlOf(ServiceHost host) => $"{Local.Endpoint.UrlOf(host.Name)}/";

    /// <summary>Does something with the state as it is now, and keeps what changed.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation) => Local.Gate.RunAsync(
        () =>
        {
            try
            {
                new Timeline(Local).MoveAll();
                return work();
            }
            finally
            {
                Local.Store.Flush();
                Local.Pulse.Wake();
            }
        },
        cancellation);
}
