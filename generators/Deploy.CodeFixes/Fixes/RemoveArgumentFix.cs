using System.Composition;
using Deploy.Rules;
using Deploy.Rules.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Removes one of two arguments that do not go together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : DeploymentCodeFix
{
    private static readonly Dictionary<string, string[]> ArgumentsByRule = new()
    {
        [RuleCatalog.Get<RepositoryAndImage>().Id] = [ArgumentNames.Image, ArgumentNames.Repository],
        [RuleCatalog.Get<ConflictingProperties>().Id] = [ArgumentNames.OlderThanDays, ArgumentNames.KeepNewest],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => ArgumentsByRule.Keys.Select(id => RuleCatalog.Find(id)!);

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        var arguments = ArgumentsByRule[place.Diagnostic.Id];
        return arguments.All(argument => place.Attribute.Named(argument) is not null)
            ? arguments.Select(argument => new Proposal($"Remove {argument}", argument, place.Attribute.Without(argument)))
            : [];
    }
}
