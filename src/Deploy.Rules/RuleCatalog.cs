namespace Deploy.Rules;

/// <summary>All rules, by id. A rule is found by being in this assembly: adding one touches no list.</summary>
public static class RuleCatalog
{
    private static readonly Dictionary<Type, Rule> ByType;

    static RuleCatalog()
    {
        All = typeof(Rule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
            .Select(type => (Rule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToArray();
        ByType = All.ToDictionary(rule => rule.GetType());
    }

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<Rule> All { get; }

    /// <summary>The rule of a class, for who reports its findings by hand.</summary>
    public static TRule Get<TRule>()
        where TRule : Rule => (TRule)ByType[typeof(TRule)];

    /// <summary>The rule of an id, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
