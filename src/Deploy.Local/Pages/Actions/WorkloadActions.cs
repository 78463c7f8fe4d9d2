using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages.Actions;

/// <summary>Stops tasks, deploys services again, acts on deployments that wait, starts schedules now.</summary>
internal sealed class WorkloadActions(PageContext page)
{
    public Task<ActionOutcome> StopAsync(ActionForm form, CancellationToken cancellation)
    {
        var (region, cluster, task) = (form.Text("region"), form.Text("cluster"), form.Text("task"));
        return ActAsync(region, Links.Task(region, cluster, task), "The task is being stopped.", workloads => workloads.StopTask(region, cluster, task), cancellation);
    }

    public Task<ActionOutcome> RedeployAsync(ActionForm form, CancellationToken cancellation)
    {
        var (region, cluster, service) = (form.Text("region"), form.Text("cluster"), form.Text("service"));
        return ActAsync(region, Links.Service(region, cluster, service), "A new deployment has begun.", workloads => workloads.Redeploy(region, cluster, service), cancellation);
    }

    public Task<ActionOutcome> ContinueAsync(ActionForm form, CancellationToken cancellation) => ActOnHookAsync(form, rollsBack: false, cancellation);

    public Task<ActionOutcome> RollBackAsync(ActionForm form, CancellationToken cancellation) => ActOnHookAsync(form, rollsBack: true, cancellation);

    public Task<ActionOutcome> RunAsync(ActionForm form, CancellationToken cancellation)
    {
        var (region, arn) = (form.Text("region"), form.Text("arn"));
        return page.RunAsync(
            () =>
            {
                var before = page.Local.Requests.Last;
                var found = page.Regions.Contains(region) && page.Local.Peers.All<ITimetable>().Any(timetable => timetable.RunNow(region, arn));
                var fired = page.Local.Requests.Read(before).Select(Fired.Of).OfType<Fired>().Where(start => start.Source == arn).ToList();
                return new ActionOutcome(Links.Schedules, found ? Say(fired) : new Notice("There is no such schedule any more.", IsProblem: true));
            },
            cancellation);
    }

    private Task<ActionOutcome> ActOnHookAsync(ActionForm form, bool rollsBack, CancellationToken cancellation)
    {
        var (region, cluster, service) = (form.Text("region"), form.Text("cluster"), form.Text("service"));
        return ActAsync(
            region, Links.Service(region, cluster, service), rollsBack ? "The deployment rolls back." : "The deployment goes on.",
            workloads => workloads.Continue(region, form.Text("deployment"), form.Text("hook"), rollsBack), cancellation);
    }

    private static Notice Say(IReadOnlyList<Fired> fired)
    {
        if (fired.FirstOrDefault(start => start.Error is not null) is { } failed)
            return new Notice($"No task was started: {failed.Error}", IsProblem: true);
        var count = fired.Sum(start => start.Tasks.Count);
        return new Notice(count == 1 ? "A task was started." : $"{count} tasks were started.");
    }

    private Task<ActionOutcome> ActAsync(string region, string next, string done, Action<IWorkloads> act, CancellationToken cancellation) => page.RunAsync(
        () =>
        {
            if (page.Workloads is not { } workloads || !page.Regions.Contains(region))
                return new ActionOutcome(next, new Notice("There is no such thing here.", IsProblem: true));
            try
            {
                act(workloads);
                return new ActionOutcome(next, new Notice(done));
            }
            catch (LocalServiceException problem)
            {
                return new ActionOutcome(next, new Notice($"{problem.Code}: {problem.Message}", IsProblem: true));
            }
        },
        cancellation);
}
