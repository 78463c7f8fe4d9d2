using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>What two lists of statements allow together, and what the newer one no longer allows. All statements are normalised.</summary>
public static class PermissionSet
{
    private const string Earlier = "Earlier";

    /// <summary>The statements of <paramref name="before"/> that no single statement of <paramref name="after"/> covers.</summary>
    public static IReadOnlyList<PolicyStatementSpec> Lost(IEnumerable<PolicyStatementSpec> before, IReadOnlyCollection<PolicyStatementSpec> after) =>
        before.Where(old => !after.Any(now => Covers(now, old))).ToList();

    /// <summary>All of <paramref name="after"/>, and what of <paramref name="before"/> it does not cover.</summary>
    public static IReadOnlyList<PolicyStatementSpec> Union(IEnumerable<PolicyStatementSpec> before, IReadOnlyCollection<PolicyStatementSpec> after)
    {
        var sids = after.Select(statement => statement.Sid).ToHashSet(StringComparer.Ordinal);
        var kept = new List<PolicyStatementSpec>(after);
        foreach (var lost in Lost(before, after))
        {
            var sid = lost.Sid;
            while (!sids.Add(sid)) sid += Earlier;
            kept.Add(lost with { Sid = sid });
        }

        return kept;
    }

    /// <summary>True where one statement allows all that the other allows.</summary>
    public static bool Covers(PolicyStatementSpec now, PolicyStatementSpec old) =>
        now.Conditions.Equals(old.Conditions) && Holds(now.Actions, old.Actions) && Holds(now.Resources, old.Resources);

    private static bool Holds(EquatableList<string> now, EquatableList<string> old) => now.Contains("*") || old.All(now.Contains);
}
