using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Findings;

/// <summary>Collects the faults of declarations.</summary>
internal sealed class FindingList
{
    private readonly List<(Finding Finding, AttributePlace Place)> _findings = [];

    /// <summary>What was found, each once.</summary>
    public IEnumerable<(Finding Finding, AttributePlace Place)> All => _findings.Distinct();

    /// <summary>Adds a violation of a rule.</summary>
    public void Add<TRule>(ResourceAddress address, string property, AttributePlace place, params string[] arguments)
        where TRule : DeclarationRule =>
        _findings.Add((new Finding(RuleCatalog.Get<TRule>(), address, property, EquatableList.Of(arguments)), place));

    /// <summary>The faults of several stages, each once, with the stages that have it.</summary>
    public static IEnumerable<DeclarationFinding> Join(IReadOnlyList<(string Stage, FindingList Findings)> stages) =>
        from stage in stages
        from found in stage.Findings.All
        group stage.Stage by found into found
        select new DeclarationFinding(
            found.Key.Finding, found.Count() == stages.Count ? EquatableList<string>.Empty : found.ToEquatableList(), found.Key.Place);

    /// <summary>The faults that have nothing to do with a stage.</summary>
    public IEnumerable<DeclarationFinding> WithoutStages() =>
        All.Select(found => new DeclarationFinding(found.Finding, EquatableList<string>.Empty, found.Place));
}
