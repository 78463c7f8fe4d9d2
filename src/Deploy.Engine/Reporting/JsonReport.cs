using System.Globalization;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Json;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Reporting;

/// <summary><c>deployment.json</c>: the same as data.</summary>
public static class JsonReport
{
    private const long FormatVersion = 1;

    /// <summary>The text.</summary>
    public static string Write(RunRecord run) => ForeignText.Json(JsonText.Write(new JsonMap
    {
        ["formatVersion"] = FormatVersion,
        ["verb"] = run.Verb,
        ["outcome"] = run.Outcome.ToString(),
        ["code"] = run.Code,
        ["exitCode"] = run.Outcome.ExitCode(),
        ["simulated"] = run.IsSimulated,
        ["application"] = run.Identity?.Application,
        ["environment"] = run.Identity?.Environment,
        ["project"] = run.Identity?.Project,
        ["stage"] = run.Stage,
        ["account"] = run.Account?.AccountId,
        ["region"] = run.Account?.Region,
        ["started"] = run.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["seconds"] = Math.Round(run.Duration.TotalSeconds, 1),
        ["calls"] = run.Calls,
        ["writingCalls"] = List(run.Written, line => line),
        ["notes"] = List(run.Notes, line => line),
        ["checks"] = List(run.Checks, check => new JsonMap { ["name"] = check.Name, ["verdict"] = check.Verdict.ToString(), ["text"] = check.Text }),
        ["images"] = List(run.Images, image => new JsonMap
        {
            ["repository"] = image.Repository.ToString(),
            ["uri"] = image.Uri,
            ["tag"] = image.Tag,
            ["digest"] = image.Digest,
            ["pushed"] = run.Pushed,
        }),
        ["resources"] = List(run.Changes?.Resources ?? [], change => new JsonMap
        {
            ["address"] = change.Address.ToString(),
            ["action"] = change.Action.ToString(),
            ["impact"] = change.Impact.ToString(),
            ["arn"] = run.Steps.LastOrDefault(step => step.Step.Change.Address == change.Address && step.Step.Change.Elsewhere == change.Elsewhere)?.Applied.Arn ?? change.Snapshot?.Arn,
            ["holds"] = change.Lost,
            ["changes"] = List(change.Changes, property => new JsonMap
            {
                ["path"] = property.Path,
                ["before"] = property.Before,
                ["after"] = property.After,
                ["impact"] = property.Impact.ToString(),
            }),
            ["remarks"] = List(change.Remarks, line => line),
        }),
        ["rollouts"] = List(run.Rollouts, verdict => new JsonMap
        {
            ["service"] = verdict.Address.ToString(),
            ["outcome"] = verdict.Outcome.ToString(),
            ["why"] = verdict.Result.Why,
            ["taskDefinition"] = verdict.Rollout.TaskDefinitionArn,
            ["seconds"] = Math.Round(verdict.Duration.TotalSeconds, 1),
            ["explanation"] = List(verdict.Result.Explanation, line => line),
        }),
        ["diagnostics"] = List(run.Diagnostics, found => new JsonMap
        {
            ["code"] = found.Code,
            ["severity"] = found.IsError ? "error" : "warning",
            ["text"] = found.Text,
            ["file"] = found.Location?.File,
            ["line"] = found.Location?.Line,
            ["column"] = found.Location?.Column,
        }),
    })) + "\n";

    private static JsonList List<T>(IEnumerable<T> items, Func<T, object?> map)
    {
        var list = new JsonList();
        list.AddRange(items.Select(map));
        return list;
    }
}
