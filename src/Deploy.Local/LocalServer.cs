using System.Reflection;
using Deploy.Local.Admin;
using Deploy.Local.Authorization;
using Deploy.Local.Consistency;
using Deploy.Local.Faults;
using Deploy.Local.Hosting;
using Deploy.Local.Pages;
using Deploy.Local.Pipeline;
using Deploy.Local.Requests;
using Deploy.Local.Services;
using Deploy.Local.Timing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Deploy.Local;

/// <summary>A running Local: one loopback port for AWS's protocols, the registry and the admin interface.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly IReadOnlyList<ILocalService> _services;
    private readonly StateLock _lock;
    private readonly LocalOptions _options;
    private readonly RunningTasks? _tasks;
    private bool _stopped;

    private LocalServer(
        WebApplication application, IReadOnlyList<ILocalService> services, LocalContext context, LocalOptions options, RunningTasks? tasks, StateLock stateLock)
    {
        _application = application;
        _services = services;
        _options = options;
        _tasks = tasks;
        _lock = stateLock;
        Context = context;
    }

    public static string Version { get; } =
        typeof(LocalServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public LocalContext Context { get; }

    public string Url => Context.Endpoint.Url;

    /// <exception cref="StateInUseException">Another program uses the state folder.</exception>
    /// <exception cref="StateDamagedException">A file of the state is no document.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalServer> StartAsync(LocalOptions options, TimeProvider? time = null, bool asProgram = false)
    {
        var stateLock = StateLock.TryTake(options.StateDirectory) ?? throw new StateInUseException(options.StateDirectory!);
        try
        {
            time ??= TimeProvider.System;
            var store = new StateStore(options.StateDirectory);
            store.Check();
            var port = PortChoice.Choose(options);
            var clock = new LocalClock(time, options.Speed);
            var context = new LocalContext(store, clock, new LocalEndpoint(port), new RequestLog(clock.Time), new FaultList(clock.Time));
            new MovedClock(context).Restore();
            var tasks = options.Tasks == TaskMode.Processes ? new RunningTasks(context, options) : null;
            var (application, services) = Build(context, tasks, asProgram);
            var server = new LocalServer(application, services, context, options, tasks, stateLock);
            await server._application.StartAsync();
            tasks?.Start();
            PortChoice.Remember(options, port);
            EndpointFile.Write(options.StateDirectory, context.Endpoint, Version, DateTimeOffset.UtcNow);
            return server;
        }
        catch
        {
            stateLock.Dispose();
            throw;
        }
    }

    /// <summary>Returns when the admin interface or a signal has ended the application.</summary>
    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        EndpointFile.Delete(_options.StateDirectory);
        await _application.StopAsync();
        if (_tasks is not null)
            await _tasks.DisposeAsync();
        await Context.Gate.RunAsync(() =>
        {
            try
            {
                foreach (var service in _services.OfType<IDisposable>())
                    service.Dispose();
                Context.Store.Flush();
            }
            catch (StateNotWrittenException problem)
            {
                // Whoever made the change was told; what is left to do is to end in order.
                Console.Error.WriteLine(problem.Message);
            }

            return true;
        });
        await _application.DisposeAsync();
        Context.Gate.Dispose();
        _lock.Dispose();
    }

    private static (WebApplication Application, IReadOnlyList<ILocalService> Services) Build(LocalContext context, RunningTasks? tasks, bool asProgram)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What reads a body has a limit of its own below this; the registry raises it for layers.
            kestrel.Limits.MaxRequestBodySize = RequestLimits.Largest;
            kestrel.ListenLocalhost(context.Endpoint.Port, listen => listen.Use(OwnerGuard.Look));
            tasks?.Listen(kestrel);
        });
        builder.Services.AddRoutingCore();
        tasks?.AddTo(builder.Services);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (asProgram)
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
            builder.Services.AddSingleton<IHostLifetime, DetachedLifetime>();
        }

        // A client that hangs on a fault must not hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));

        var application = builder.Build();
        var authorizer = new Authorizer(context);
        context.Peers.Offer<IAuthorization>(authorizer);
        var services = ServiceCatalog.Create(context);
        application.Use(OwnerGuard.InvokeAsync);
        tasks?.Map(application);
        application.Use(new RequestGuard(context.Endpoint.Port, tasks is null ? null : new TaskGuard(context).AllowsAsync).InvokeAsync);
        var consistency = new ConsistencyMode(context.Store, context.Clock);
        application.UseRouting();
        var advance = new ClockAdvance(context);
        var (pages, actions) = PageCatalog.Create(context, services, advance, Version, application.Lifetime.StopApplication);
        var surfaces = services.OfType<IHttpSurface>()
            .Append(new AdminSurface(context, authorizer, services, consistency, Version, application.Lifetime.StopApplication))
            .Append(new ClockSurface(context, advance))
            .Append(new DeadLetterSurface(context))
            .Append(new SeedSurface(context))
            .Append(pages)
            .Append(actions);
        foreach (var surface in surfaces)
            surface.Map(application);
        var router = new ServiceRouter([.. services.Select(ServedService.Of)]);
        context.Peers.Offer<IServiceIds>(router);
        var dispatcher = new AwsDispatcher(router, context, consistency, authorizer);
        application.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], http => PageSurface.IsAskedFor(http.Request) ? pages.AnswerAsync(http) : dispatcher.HandleAsync(http));
        application.MapFallback("{**path}", dispatcher.HandleAsync);
        return (application, services);
    }
}
