using System.Text.Json;
using Deploy.Local.Faults;
using Deploy.Local.Pages.Common;
using Deploy.Local.Pages.Markup;

namespace Deploy.Local.Pages.Views;

/// <summary>Faults that are set, and forms that set more.</summary>
internal sealed class FaultsPage(PageContext page)
{
    public View Show() => new()
    {
        Title = "Faults",
        Section = "Faults",
        Above = $"""<p class="hint">Faults let tasks and requests fail on purpose, to see what a deployment makes of it.</p>""",
        Live = $"""
            <h2>What is set</h2>
            {Table.Of("Faults of tasks", ["Kind", "Service", "Family", "Container", "More"], page.Local.TaskFaults.All.Select((fault, i) => new Row(
                $"task-fault-{i}", $"{Name(fault.Kind)}", $"{fault.Service ?? "any"}", $"{fault.Family ?? "any"}", $"{fault.Container ?? "the essential one"}",
                $"{More(fault)}")), "No task is made to fail.")}
            {Table.Of("Faults of requests", ["Kind", "Service", "Operation", "Left"], page.Local.Faults.All.Select(fault => new Row(
                $"fault-{fault.Id}", $"{Name(fault.Kind)}", $"{fault.Service}", $"{fault.Operation}", $"{Left(fault)}")), "No request is made to fail.")}
            """,
        Below = $"""
            {page.Forms.Button("clear-faults", "Remove all", "faults")}
            <h2>Let tasks fail</h2>
            {page.Forms.Of("task-fault", "Let them fail", $"""
                {Form.Choice("kind", "How", Enum.GetValues<TaskFaultKind>().Select(kind => (Name(kind), Says(kind))))}
                {Form.Text("service", "Service", hint: "any")}
                {Form.Text("family", "Family", hint: "any")}
                {Form.Text("exitCode", "Exit code", hint: "1", kind: "number")}
                """)}
            <p class="hint">It hits tasks that start while it is set: deploy again, or stop one.</p>
            <h2>Let requests fail</h2>
            {page.Forms.Of("request-fault", "Let them fail", $"""
                {Form.Choice("requestKind", "How", Enum.GetValues<FaultKind>().Select(kind => (Name(kind), Spaced(Name(kind)))))}
                {Form.Choice("requestService", "Service", page.ServiceNames.Append("registry").Prepend("*").Select(name => (name, name == "*" ? "any" : name)))}
                {Form.Text("operation", "Operation", hint: "any")}
                {Form.Text("times", "How often", hint: "1", kind: "number")}
                """)}
            """,
    };

    /// <summary>As the admin interface names it: <c>cannotPull</c>.</summary>
    public static string Name<T>(T kind) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Spaced(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Says(TaskFaultKind kind) => kind switch
    {
        TaskFaultKind.HealthCheck => "the health check never passes",
        TaskFaultKind.Exit => "it ends before it is well",
        TaskFaultKind.ExitAfter => "it ends after it began to run",
        TaskFaultKind.CannotPull => "the image cannot be pulled",
        TaskFaultKind.ResourceInitialization => "it cannot be set up",
        _ => "it is never placed",
    };

    private static string More(TaskFault fault) => string.Join(
        ", ",
        new[] { fault.ExitCode is { } code ? $"exit code {code}" : null, fault.Revision is { } revision ? $"from revision {revision}" : null, fault.Reason }.OfType<string>().DefaultIfEmpty("–"));

    private static string Left(Fault fault) => fault.Until is { } until ? $"until {until.UtcDateTime:HH:mm:ss}" : $"{fault.Remaining} times";
}
