using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;

namespace Deploy.Engine.Reporting;

/// <summary>Changes as lines for people.</summary>
public static class ChangeText
{
    /// <summary>The lines of all changes; those without a change or a remark are only counted.</summary>
    public static IReadOnlyList<string> Lines(ChangeSet set) =>
        [.. set.Resources.Where(change => change.Action != ResourceAction.Keep || change.Remarks.Count > 0).SelectMany(Lines), Summary(set)];

    /// <summary>One line with the numbers.</summary>
    public static string Summary(ChangeSet set)
    {
        int Count(ResourceAction action) => set.Resources.Count(change => change.Action == action);
        var parts = new List<string>();
        void Add(int count, string what)
        {
            if (count > 0) parts.Add($"{count} to {what}");
        }

        Add(Count(ResourceAction.Create), "create");
        Add(Count(ResourceAction.Update), "change");
        Add(Count(ResourceAction.Replace), "replace");
        Add(Count(ResourceAction.Delete), "delete");
        var unchanged = Count(ResourceAction.Keep);
        var kept = set.Resources.Count(change => change.Action == ResourceAction.Keep && change.Remarks.Count > 0);
        var asDeclared = kept == 0 ? $"{unchanged} resources are as declared" : $"{unchanged - kept} resources are as declared, {kept} kept as said above";
        return parts.Count == 0 ? $"Nothing to do: {asDeclared}." : $"{string.Join(", ", parts)}, {unchanged} unchanged.";
    }

    /// <summary>The words for an impact.</summary>
    public static string Of(ChangeImpact impact) => impact switch
    {
        ChangeImpact.None => "nothing running notices",
        ChangeImpact.InPlace => "in place",
        ChangeImpact.RollingRestart => "rolling restart",
        ChangeImpact.Replacement => "replacement",
        _ => "downtime",
    };

    /// <summary>The sign in front of a resource.</summary>
    public static char Sign(ResourceAction action) => action switch
    {
        ResourceAction.Create => '+',
        ResourceAction.Update => '~',
        ResourceAction.Replace => '!',
        ResourceAction.Delete => '-',
        _ => ' ',
    };

    /// <summary>One property: its path and both values.</summary>
    public static string Of(PropertyChange change) =>
        $"{change.Path}: {change.Before ?? "(none)"} → {change.After ?? "(none)"}{(change.AfterRollout ? " (after the rollout)" : "")}";

    private static IEnumerable<string> Lines(ResourceChange change)
    {
        var word = change.Action switch
        {
            ResourceAction.Create => "create",
            ResourceAction.Delete => "delete",
            ResourceAction.Keep when change.Snapshot is null => "done",
            ResourceAction.Keep => "kept",
            _ => Of(change.Impact),
        };
        yield return $"{Sign(change.Action)} {change.Address}{(change.Elsewhere is { } arn ? $" at {arn}" : "")} ({word}{(change.Lost is { } lost ? $", with {lost}" : "")})";
        foreach (var property in change.Changes) yield return $"    {Of(property)}";
        foreach (var remark in change.Remarks) yield return $"    {remark}";
    }
}
