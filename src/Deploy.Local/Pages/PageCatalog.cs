using Deploy.Local.Pages.Actions;
using Deploy.Local.Pages.Common;
using Deploy.Local.Services;
using Deploy.Local.Timing;

namespace Deploy.Local.Pages;

/// <summary>The pages and what their forms do.</summary>
internal static class PageCatalog
{
    /// <param name="context">Local.</param>
    /// <param name="services">Its services.</param>
    /// <param name="advance">What moves its clock; there is one.</param>
    /// <param name="version">The version that the overview shows.</param>
    /// <param name="shutdown">Ends Local.</param>
    public static (PageSurface Pages, ActionSurface Actions) Create(
        LocalContext context, IReadOnlyList<ILocalService> services, ClockAdvance advance, string version, Action shutdown)
    {
        var page = new PageContext(context, [.. services.Select(service => service.Model)]);
        var (workloads, faults, clock) = (new WorkloadActions(page), new FaultActions(page), new ClockActions(page, advance));
        var actions = new Dictionary<string, PageAction>(StringComparer.Ordinal)
        {
            ["stop"] = workloads.StopAsync,
            ["redeploy"] = workloads.RedeployAsync,
            ["continue"] = workloads.ContinueAsync,
            ["roll-back"] = workloads.RollBackAsync,
            ["run"] = workloads.RunAsync,
            ["task-fault"] = faults.SetForTasksAsync,
            ["request-fault"] = faults.SetForRequestsAsync,
            ["clear-faults"] = faults.ClearAsync,
            ["advance"] = clock.AdvanceAsync,
            ["reset-clock"] = clock.ResetAsync,
        };
        return (new PageSurface(page, version), new ActionSurface(page, actions, shutdown));
    }
}
