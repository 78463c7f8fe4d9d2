using Deploy.Local.Authorization;
using Deploy.Local.Consistency;
using Deploy.Local.Faults;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Deploy.Local.Admin.AdminJson;

namespace Deploy.Local.Admin;

/// <summary>Local's own interface under <c>/_local</c>: health, request log, faults, shutdown, reset.</summary>
public sealed class AdminSurface(
    LocalContext context, Authorizer authorizer, IReadOnlyList<ILocalService> services, ConsistencyMode consistency, string version, Action shutdown) : IHttpSurface
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_local/health", () => Json(new
        {
            Status = "ready",
            Version = version,
            Account = LocalAccount.Id,
            context.Endpoint.Url,
            context.Clock.Now,
            ClockOffsetSeconds = context.Clock.Offset.TotalSeconds,
            Services = services.Select(s => s.Model).ToArray(),
        }));
        routes.MapGet("/_local/requests", (long? after, bool? mutating) =>
            Json(new { Requests = context.Requests.Read(after ?? 0, mutating) }));
        routes.MapDelete("/_local/requests", () => Done(context.Requests.Clear));
        routes.MapGet("/_local/faults", () => Json(new { Faults = context.Faults.All.Select(FaultView.Of) }));
        routes.MapPost("/_local/faults", http => ReadAsync<FaultRequest>(http, AddFault));
        routes.MapDelete("/_local/faults", () => Done(context.Faults.Clear));
        routes.MapGet("/_local/tasks/faults", () => Json(new { Faults = context.TaskFaults.All }));
        routes.MapPost("/_local/tasks/faults", http => ReadAsync<TaskFault>(http, AddTaskFault));
        routes.MapDelete("/_local/tasks/faults", () => Done(context.TaskFaults.Clear));
        routes.MapGet("/_local/identity", async () => Json(await context.Gate.RunAsync(() => IdentityRequest.Of(authorizer.Caller))));
        routes.MapPost("/_local/identity", http => ReadAsync<IdentityRequest>(http, SetIdentity));
        routes.MapDelete("/_local/identity", async () =>
        {
            await SetIdentity(null);
            return Json(new { Status = "ok" });
        });
        routes.MapPost("/_local/service-linked-roles", http => ReadAsync<ServiceLinkedRolesRequest>(http, SetServiceLinkedRoles));
        routes.MapPost("/_local/network", http => ReadAsync<NetworkRequest>(http, ChangeNetwork));
        routes.MapGet("/_local/consistency", () => Json(consistency.Settings));
        routes.MapPost("/_local/consistency", http => ReadAsync<ConsistencySettings>(http, SetConsistency));
        routes.MapDelete("/_local/consistency", async () =>
        {
            await SetConsistency(new ConsistencySettings());
            return Json(new { Status = "ok" });
        });
        routes.MapGet("/_local/services", () => Json(new { Tasks = context.Peers.Find<IServiceHosts>() is null ? "simulated" : "processes", Services = ServiceView.All(context) }));
        routes.MapPost("/_local/shutdown", () => Done(shutdown));
        routes.MapPost("/_local/reset", async () =>
        {
            await context.Gate.RunAsync(Reset);
            return Json(new { Status = "ok" });
        });
    }

    private Task<string?> AddFault(FaultRequest request)
    {
        if (request.Service != "*" && request.Service != "registry" && NoService(request.Service) is { } problem)
            return Task.FromResult<string?>($"{problem}, registry.");
        return context.Gate.RunAsync(() =>
        {
            context.Faults.Add(request.ToFault(context.Store, context.Clock.Now));
            return (string?)null;
        });
    }

    private Task<string?> AddTaskFault(TaskFault fault)
    {
        context.TaskFaults.Add(fault);
        return Task.FromResult<string?>(null);
    }

    private Task<string?> SetIdentity(IdentityRequest? request)
    {
        if (request?.Problem() is { } problem)
            return Task.FromResult<string?>(problem);
        return context.Gate.RunAsync(() =>
        {
            var caller = authorizer.Caller;
            caller.PrincipalArn = request?.Principal;
            caller.Policies = request?.Documents() ?? [];
            caller.PermissionsBoundary = request?.PermissionsBoundary?.ToJsonString();
            context.Store.Flush();
            return (string?)null;
        });
    }

    private Task<string?> ChangeNetwork(NetworkRequest request) => context.Gate.RunAsync(() =>
    {
        context.Peers.Find<IDefaultNetwork>()!.Set(request.DefaultVpc);
        context.Store.Flush();
        return (string?)null;
    });

    private Task<string?> SetConsistency(ConsistencySettings settings)
    {
        if ((settings.Problem ?? settings.Services?.Select(NoService).FirstOrDefault(problem => problem is not null)) is { } problem)
            return Task.FromResult<string?>(problem);
        return context.Gate.RunAsync(() =>
        {
            consistency.Set(settings);
            return (string?)null;
        });
    }

    private Task<string?> SetServiceLinkedRoles(ServiceLinkedRolesRequest request) => context.Gate.RunAsync(() =>
    {
        context.Peers.Find<IServiceLinkedRoles>()!.Delay = TimeSpan.FromSeconds(Math.Max(0, request.DelaySeconds));
        context.Store.Flush();
        return (string?)null;
    });

    private string? NoService(string name) => services.Any(s => s.Model == name)
        ? null
        : $"Local has no service '{name}'. It has: {string.Join(", ", services.Select(s => s.Model))}";

    private bool Reset()
    {
        context.Store.Clear();
        context.Clock.Offset = TimeSpan.Zero;
        consistency.Set(new ConsistencySettings());
        context.Faults.Clear();
        context.TaskFaults.Clear();
        context.Requests.Clear();
        foreach (var other in services.OfType<IResettable>().Concat(context.Peers.All<IResettable>()).Distinct())
            other.Reset();
        return true;
    }

    private static IResult Json<T>(T value) => Reply(value);
}
