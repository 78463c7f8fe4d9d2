using System.Composition;
using System.Text.RegularExpressions;
using Deploy.Rules;
using Deploy.Rules.Clusters;
using Deploy.Rules.Containers;
using Deploy.Rules.Facts;
using Deploy.Rules.Repositories;
using Deploy.Rules.Schedules;
using Deploy.Rules.Services;
using Deploy.Rules.TaskDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes a name of the characters that AWS allows. A container's name is left alone where other attributes refer to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix)), Shared]
public sealed class NameFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules =>
    [
        RuleCatalog.Get<ClusterName>(), RuleCatalog.Get<TaskFamilyName>(), RuleCatalog.Get<ServiceName>(),
        RuleCatalog.Get<ScheduleName>(), RuleCatalog.Get<RepositoryName>(), RuleCatalog.Get<PortName>(),
    ];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Text is not { } name || RuleCatalog.Find(place.Diagnostic.Id) is not { } rule) yield break;
        var (better, form) = rule switch
        {
            RepositoryName => (Collapse(Regex.Replace(name.ToLowerInvariant(), "[^a-z0-9._/-]+", "-")), NameForms.Repository),
            PortName => (Collapse(Regex.Replace(name.ToLowerInvariant(), "[^a-z0-9_-]+", "-")), NameForms.Port),
            ScheduleName => (Collapse(Regex.Replace(name, "[^0-9A-Za-z_.-]+", "-")), NameForms.Schedule),
            _ => (Collapse(Regex.Replace(name, "[^0-9A-Za-z_-]+", "-")), NameForms.Ecs),
        };
        if (form.Fits(better)) yield return new($"Rename to '{better}'", "Rename", place.With(AttributeEdits.Literal(better)));
    }

    // Separators stand one at a time between letters and digits, which suits every kind of name.
    private static string Collapse(string name) =>
        Regex.Replace(Regex.Replace(name, @"[._-]*/[._/-]*", "/"), @"[._-]{2,}", "-").Trim('.', '_', '-', '/');
}
