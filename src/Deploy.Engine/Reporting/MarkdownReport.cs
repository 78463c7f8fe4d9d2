using System.Globalization;
using System.Text;
using Deploy.Engine.Diffing;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Reporting;

/// <summary><c>deployment.md</c>: what a reviewer reads, also as a comment on a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Write(RunRecord run)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');
        void Section(string title, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count == 0) return;
            Line($"## {title}");
            Line();
            all.ForEach(Line);
            Line();
        }

        Line($"# {run.Identity?.Application ?? "Deployment"}{(run.Identity is { } identity ? $" · {identity.Environment}" : "")}: {Words(run.Outcome)}");
        Line();
        if (run.IsSimulated) Line("On the local AWS: tasks are **simulated**, no container ran.\n");
        Line(string.Join(" · ", Facts(run)));
        Line();
        Section("What is wrong", run.Diagnostics.Select(found =>
            $"* **{found.Code}** {(found.Location is { } place ? $"`{place.File}({place.Line},{place.Column})` " : "")}{found.Text}"));
        Section("Changes", Changes(run));
        Section("Image", run.Images.Select(image => $"* `{image.Reference}`{(run.Pushed ? " (pushed)" : "")}"));
        Section("Rollouts", run.Rollouts.SelectMany(verdict =>
            new[] { $"* {Words(verdict.Outcome)}: {verdict.Text} ({Seconds(verdict.Duration)})" }.Concat(verdict.Result.Explanation.Select(line => $"      {line}"))));
        Section("Done", run.Steps.Select(step => $"* {Words(step.Step.Change.Action)} `{step.Step.Change.Address}`{(step.Step.Change.Lost is { } lost ? $" with {lost}" : "")} ({Seconds(step.Duration)})"));
        Section("Checks", run.Checks.Select(check => $"* {check}"));
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

    private static IEnumerable<string> Changes(RunRecord run)
    {
        if (run.Changes is not { } set) yield break;
        yield return "```diff";
        foreach (var line in ChangeText.Lines(set)) yield return line;
        yield return "```";
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
