using Deploy.Generators.Planning.Findings;
using Deploy.Plan.Paths;
using Deploy.Rules;
using Deploy.Rules.References;

namespace Deploy.Generators.Analysis;

/// <summary>Tells findings of the plan that only follow from another finding: one fault is reported once.</summary>
internal static class Consequences
{
    /// <summary>The findings of the plan that are faults of their own.</summary>
    public static IEnumerable<PlanFinding> Without(IReadOnlyList<PlanFinding> findings, IEnumerable<DeclarationFinding> declarations)
    {
        // What a declaration leaves open or says twice has a value in the plan that nobody wrote.
        var open = declarations.Select(found => found.Finding).Where(finding => finding.Property.Length > 0).ToLookup(finding => finding.Address);

        // A resource that does not exist is also missing from the policies that name it.
        var missing = findings.Where(found => found.Finding.Rule is ReferenceExists).Select(found => found.Finding.Arguments[1]).ToArray();
        return findings.Where(found =>
            !open[found.Finding.Address].Any(cause => PropertyPath.IsWithin(found.Finding.Property, cause.Property))
            && !(found.Finding.Rule is PlaceholderForm && missing.Any(address => found.Finding.Arguments[0].EndsWith($":{address}", StringComparison.Ordinal))));
    }

    /// <summary>
    /// Of one fault of a text what is shown at the argument that has it: the plan repeats what is written once, and what it derives from
    /// that points at an attribute as a whole.
    /// </summary>
    public static IEnumerable<PlacedFinding> AtArguments(IEnumerable<PlacedFinding> findings)
    {
        var all = findings.ToArray();
        var atArguments = new HashSet<(string, string)>(all.Where(found => IsOfText(found) && found.Place.Argument is not null).Select(KeyOf));
        return all.Where(found => !IsOfText(found) || found.Place.Argument is not null || !atArguments.Contains(KeyOf(found)));
    }

    private static bool IsOfText(PlacedFinding found) => found.Finding.Rule is UnknownParameter or PlaceholderForm or ArnAccount or ArnPartition;

    private static (string Rule, string Text) KeyOf(PlacedFinding found) => (found.Finding.Rule.Id, found.Finding.Arguments[0]);
}
