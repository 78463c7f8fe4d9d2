using System.Collections.Immutable;
using System.Globalization;
using Deploy.Rules;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Analysis;

/// <summary>The descriptor of each rule: what the compiler and the editor show and configure.</summary>
internal static class RuleDescriptors
{
    /// <summary>Areas by the hundreds of the id.</summary>
    private static readonly IReadOnlyList<string> Areas =
    [
        "General", "Clusters", "TaskDefinitions", "Containers", "Services", "Networking", "Scaling", "Schedules", "Repositories", "Declarations", "Security", "Agreement",
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = RuleCatalog.All.ToDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>All descriptors.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    // The text of a finding can name stages, which no format of a rule knows: it comes as one argument.
    private static DiagnosticDescriptor Create(Rule rule) =>
        new(rule.Id, rule.Title, "{0}", $"Deploy.Ecs.{AreaOf(rule.Id)}", SeverityOf(rule.Severity), isEnabledByDefault: true, helpLinkUri: HelpLinks.Of(rule.Id));

    private static string AreaOf(string id)
    {
        var hundreds = int.Parse(id.Substring("DECS".Length), CultureInfo.InvariantCulture) / 100;
        return hundreds < Areas.Count ? Areas[hundreds] : Areas[0];
    }

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => DiagnosticSeverity.Error,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
