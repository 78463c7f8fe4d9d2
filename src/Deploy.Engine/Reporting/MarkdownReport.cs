using System.Globalization;
using System.Text;
using Deploy.Engine.Checks;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Execution;
using Deploy.Engine.Images;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Waiting;

namespace Deploy.Engine.Reporting;

/// <summary><c>deployment.md</c>: what a reviewer reads, also as a comment on a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Write(RunRecord run)
    {
        var text = new StringBuilder();
        void Line(Markdown line) => text.Append(line).Append('\n');
        void Section(Markdown title, IEnumerable<Markdown> lines)
        {
            var all = lines.ToList();
            if (all.Count == 0) return;
            Line($"## {title}");
            Line($"");
            all.ForEach(Line);
            Line($"");
        }

        Line($"# {run.Identity?.Application ?? "Deployment"}{Environment(run)}: {Words(run.Outcome)}");
        Line($"");
        if (run.IsSimulated) Line($"On the local AWS: tasks are **simulated**, no program ran.\n");
        else if (run.IsLocal) Line($"On the local AWS: tasks are processes of this machine.\n");
        Line($"{string.Join(" · ", Facts(run))}");
        Line($"");
        Section($"What is wrong", run.Diagnostics.Select<DiagnosticEvent, Markdown>(found => $"* **{found.Code}** {Place(found)}{found.Text}"));
        Section($"Notes", run.Notes.Select<string, Markdown>(note => $"* {note}"));
        Section($"Changes", run.Changes is { } changes ? Markdown.Block("diff", ChangeText.Lines(changes)) : []);
        Section($"Image", run.Images.Select<RepositoryImage, Markdown>(image => $"* {image.Reference:code}{(run.Pushed ? " (pushed)" : "")}"));
        Section($"Rollouts", run.Rollouts.SelectMany(Rollout));
        Section($"Done", run.Steps.Select(Step));
        Section($"Checks", run.Checks.Select<CheckResult, Markdown>(check => $"* {check}"));
        return text.ToString();
    }

    private static IEnumerable<string> Facts(RunRecord run)
    {
        if (run.Account is { } account) yield return $"account {account.AccountId} · {account.Region}";
        if (run.Stage is { } stage) yield return $"stage {stage}";
        yield return $"{run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
        yield return Seconds(run.Duration);
        yield return $"{run.Calls} calls, {run.Written.Count} of them writing";
        if (run.Code is { } code) yield return $"{code}, exit code {run.Outcome.ExitCode()}";
    }

    private static string Environment(RunRecord run) => run.Identity is { } identity ? $" · {identity.Environment}" : "";

    private static Markdown Place(DiagnosticEvent found)
    {
        if (found.Location is not { } place) return $"";
        return $"{$"{place.File}({place.Line},{place.Column})":code} ";
    }

    private static IEnumerable<Markdown> Rollout(RolloutVerdict verdict)
    {
        yield return $"* {Words(verdict.Outcome)}: {verdict.Text} ({Seconds(verdict.Duration)})";
        if (verdict.Result.Explanation.Count == 0) yield break;
        yield return $"";
        foreach (var line in Markdown.Block("text", verdict.Result.Explanation, indent: 2)) yield return line;
    }

    private static Markdown Step(CompletedStep step)
    {
        var change = step.Step.Change;
        return $"* {Words(change.Action)} {change.Address:code}{(change.Lost is { } lost ? $" with {lost}" : "")} ({Seconds(step.Duration)})";
    }

    private static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");

    private static string Words(ResourceAction action) => action switch
    {
        ResourceAction.Create => "created",
        ResourceAction.Delete => "deleted",
        ResourceAction.Replace => "replaced",
        _ => "updated",
    };

    /// <summary>The outcome in words: <c>RolledBack</c> is <c>rolled back</c>.</summary>
    public static string Words(DeploymentOutcome outcome) =>
        string.Concat(outcome.ToString().Select((c, index) => char.IsUpper(c) && index > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
