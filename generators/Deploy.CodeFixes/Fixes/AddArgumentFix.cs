using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Containers;
using Deploy.Rules.Schedules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Switches on what a finding misses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddArgumentFix)), Shared]
public sealed class AddArgumentFix : DeploymentCodeFix
{
    private static readonly Dictionary<string, string> ArgumentByRule = new()
    {
        [RuleCatalog.Get<AtWithoutDelete>().Id] = ArgumentNames.DeleteAfterCompletion,
        [RuleCatalog.Get<LogBufferWithoutNonBlocking>().Id] = ArgumentNames.NonBlocking,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => ArgumentByRule.Keys.Select(id => RuleCatalog.Find(id)!);

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        var argument = ArgumentByRule[place.Diagnostic.Id];
        yield return new($"Set {argument} = true", "Add", place.Attribute.With(argument, AttributeEdits.True));
    }
}
