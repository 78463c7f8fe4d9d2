using Deploy.Engine.Seeding;

namespace Deploy.Engine.Lookups;

/// <summary>What stands in, in words for people.</summary>
public static class StandInText
{
    /// <summary>All of it in one line.</summary>
    public static string Of(IReadOnlyList<SeededThing> things)
    {
        var kinds = things.Where(thing => thing.StandIn).GroupBy(thing => thing.Kind, StringComparer.Ordinal).Select(Of).ToList();
        return kinds.Count == 0 ? "what the plan refers to is there" : $"the local AWS stands in for {string.Join("; ", kinds)}";
    }

    private static string Of(IGrouping<string, SeededThing> kind)
    {
        var names = string.Join(", ", kind.Select(thing => thing.Url is { } url ? $"{thing.Named} ({url})" : thing.Named));
        // What is missing in the account's own policy is not found here.
        return $"{Word(kind.Key, kind.Count())} {names}{(kind.Key == "role" ? " (which may do everything here)" : "")}";
    }

    private static string Word(string kind, int count) => count == 1 ? kind : kind.EndsWith('y') ? $"{kind[..^1]}ies" : $"{kind}s";
}
