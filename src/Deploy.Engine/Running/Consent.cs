using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Running;

/// <summary>What takes something away that running it again does not bring back needs consent, by address and before the first write.</summary>
internal static class Consent
{
    /// <summary>Requires consent, and writes into the journal what it was given to.</summary>
    /// <exception cref="DeploymentException">A resource is replaced, or data is deleted, and nobody agreed to it.</exception>
    public static void Require(ChangeSet changes, IReadOnlyList<string> allowed, CallJournal journal)
    {
        var needed = changes.Changed.Where(NeedsConsent).ToList();
        var refused = needed.Where(change => !allowed.Contains(change.Address.ToString())).ToList();
        if (refused.Count > 0) throw Refuse(refused, changes);
        foreach (var change in needed) journal.Remark($"allowed: {Text(change, "is")}");
    }

    /// <summary>
    /// What is replaced, what is lost (data, or tasks that run), and a second resource at an address of the plan: nothing says that it is
    /// not needed. Revisions of a task definition run on until their tasks are stopped.
    /// </summary>
    private static bool NeedsConsent(ResourceChange change) =>
        change.Action == ResourceAction.Replace || change.Lost is not null || (change.Elsewhere is not null && !change.Kind.HasRevisions);

    private static DeploymentException Refuse(List<ResourceChange> refused, ChangeSet changes)
    {
        var keep = refused.Any(change => change is { Action: ResourceAction.Delete, Elsewhere: null }) ? " To keep what left the plan, declare it again, or what it came with." : "";
        foreach (var change in changes.Resources.Where(change => refused.Exists(gone => gone.Address == change.LooksLike)))
            keep += $" If {change.Address} is {change.LooksLike} under another name, say [MovedFrom(\"{change.LooksLike}\")] there: then it is kept.";
        var options = string.Join(' ', refused.Select(change => $"--allow-replace {change.Address}"));
        // On a command line of MSBuild a bare semicolon begins the next property.
        var property = string.Join("%3B", refused.Select(change => change.Address));
        return new DeploymentException(
            DeploymentOutcome.ReplacementNeedsConsent,
            $"{string.Join("; ", refused.Select(change => Text(change, "would be")))}.{keep} Allow it with {options} (in a build: -p:DeployEcsAllowReplace={property}).")
        {
            Address = refused[0].Address,
            Property = refused[0].Changes.FirstOrDefault(IsReplacement)?.Path ?? "",
        };
    }

    private static string Text(ResourceChange change, string verb)
    {
        var deleted = $"{verb} deleted{(change.Lost is { } lost ? $" with {lost}" : "")}";
        return change.Elsewhere is { } arn ? $"{arn}, which is {change.Address} too, {deleted}"
            : change.Action == ResourceAction.Delete
            ? $"{change.Address} left the plan and {deleted}"
            : $"{change.Address} {deleted} and made again, because of {string.Join(", ", change.Changes.Where(IsReplacement).Select(property => property.Path))}";
    }

    private static bool IsReplacement(PropertyChange property) => property.Impact == ChangeImpact.Replacement;
}
