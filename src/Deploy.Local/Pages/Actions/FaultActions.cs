using Deploy.Local.Admin;
using Deploy.Local.Faults;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;

namespace Deploy.Local.Pages.Actions;

/// <summary>Sets and removes faults.</summary>
internal sealed class FaultActions(PageContext page)
{
    public Task<ActionOutcome> SetForTasksAsync(ActionForm form, CancellationToken cancellation)
    {
        if (form.Kind<TaskFaultKind>("kind") is not { } kind)
            return Problem("There is no such fault.");
        page.Local.TaskFaults.Add(new TaskFault { Kind = kind, Service = form.Optional("service"), Family = form.Optional("family"), ExitCode = form.Whole("exitCode") });
        return Done("Tasks that start from now on fail.");
    }

    public async Task<ActionOutcome> SetForRequestsAsync(ActionForm form, CancellationToken cancellation)
    {
        var service = form.Text("requestService");
        if (form.Kind<FaultKind>("requestKind") is not { } kind || service is not ("*" or "registry") && !page.ServiceNames.Contains(service))
            return await Problem("There is no such fault.");
        var request = new FaultRequest { Service = service, Operation = form.Optional("operation") ?? "*", Kind = kind, Times = form.Whole("times") };
        return await page.RunAsync(
            () =>
            {
                page.Local.Faults.Add(request.ToFault(page.Local.Store, page.Local.Clock.Now));
                return new ActionOutcome(Links.Faults, new Notice("The next requests that match fail."));
            },
            cancellation);
    }

    public Task<ActionOutcome> ClearAsync(ActionForm form, CancellationToken cancellation)
    {
        page.Local.Faults.Clear();
        page.Local.TaskFaults.Clear();
        return Done("No fault is set any more.");
    }

    private static Task<ActionOutcome> Done(string text) => Task.FromResult(new ActionOutcome(Links.Faults, new Notice(text)));

    private static Task<ActionOutcome> Problem(string text) => Task.FromResult(new ActionOutcome(Links.Faults, new Notice(text, IsProblem: true)));
}
