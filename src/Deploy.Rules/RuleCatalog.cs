namespace Deploy.Rules;

/// <summary>All rules, by id. A rule is found by being in this assembly: adding one touches no list.</summary>
public static class RuleCatalog
{
    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = typeof(Rule).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
        .Select(type => (Rule)Activator.CreateInstance(type)!)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToArray();
}
