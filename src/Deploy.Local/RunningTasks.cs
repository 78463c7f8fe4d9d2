using Deploy.Local.Containers;
using Deploy.Local.Ecs.Running;
using Deploy.Local.Hosting;
using Deploy.Local.Processes;
using Deploy.Local.Services;
using Deploy.Local.Traffic;
using Deploy.Local.Traffic.Names;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local;

/// <summary>What a Local has that runs tasks: their processes and containers, what moves them on, and what passes requests to them.</summary>
internal sealed class RunningTasks : IAsyncDisposable
{
    private readonly LocalContext _context;
    private readonly ProcessHost _host;
    private readonly TaskFolders _folders;
    private readonly TaskDoor _door;
    private readonly ContainerEngine _engine;
    private readonly TaskTraffic _traffic = new();
    private readonly ServiceHosts _hosts;
    private readonly TaskRuntime _runtime;
    private readonly TargetChecks _checks;
    private readonly Heartbeat _heartbeat;
    private readonly ForwardTargets _targets;
    private readonly TaskNames _names;
    private readonly TaskProxies _proxies = new();
    private readonly NameTunnel _tunnel;
    private TaskForwarder? _forwarder;

    /// <summary>Offers what the services ask for; nothing runs yet.</summary>
    /// <param name="context">Local.</param>
    /// <param name="options">Where its state is, and how many tasks run.</param>
    public RunningTasks(LocalContext context, LocalOptions options)
    {
        _context = context;
        _host = new ProcessHost(options.StateDirectory);
        _folders = new TaskFolders(options.StateDirectory);
        _hosts = new ServiceHosts(context);
        _door = new TaskDoor(context);
        _engine = new ContainerEngine(options.Docker, options.StateDirectory, _door);
        _runtime = new TaskRuntime(context, _host, _engine, _traffic, _folders, options.MostTasks);
        _checks = new TargetChecks(context);
        _targets = new ForwardTargets(context);
        _names = new TaskNames(context);
        _tunnel = new NameTunnel(_names, _traffic);
        _heartbeat = new Heartbeat(context);
        context.Peers.Offer<ITaskTraffic>(_traffic);
        context.Peers.Offer<IServiceHosts>(_hosts);
        context.Peers.Offer<ITaskRuntime>(_runtime);
        context.Peers.Offer(_checks);
        context.Peers.Offer(_targets);
        context.Peers.Offer(_names);
        context.Peers.Offer<ITaskProxies>(_proxies);
    }

    /// <summary>Adds what the server needs.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<IConnectionListenerFactory>(_proxies);
    }

    /// <summary>Listens for what tasks call by name.</summary>
    public void Listen(KestrelServerOptions kestrel) => kestrel.Listen(_proxies.EndPoint, listen =>
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(OwnerGuard.Look);
        listen.Use(_tunnel.Look);
    });

    /// <summary>Answers for services and load balancers before anything else does.</summary>
    public void Map(WebApplication application)
    {
        _forwarder = new TaskForwarder(application.Services.GetRequiredService<IHttpForwarder>(), _traffic);
        application.Use(new NameProxy(_names, _forwarder).InvokeAsync);
        application.Use(new ServiceProxy(_hosts, _forwarder).InvokeAsync);
        application.Use(new BalancerProxy(_context.Peers.Find<IBalancerHosts>()!, new BalancerForwarder(_targets, _forwarder)).InvokeAsync);
        application.Use(new UnknownHost(_hosts).InvokeAsync);
    }

    /// <summary>Ends what an earlier Local left behind, and begins to move on.</summary>
    public void Start()
    {
        if (_host.EndLeftOvers() is > 0 and var ended)
            Console.WriteLine($"Ended {ended} processes of tasks that an earlier run left behind.");
        _folders.Clear();
        _engine.BeginCleaning();
        _heartbeat.Start();
    }

    /// <summary>Ends everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync();
        _checks.Dispose();
        await _runtime.EndAllAsync();
        await _engine.DisposeAsync();
        await _door.DisposeAsync();
        _folders.Clear();
        _forwarder?.Dispose();
    }
}
