using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Which tags of a repository may be moved to another image.</summary>
internal static class TagMutability
{
    private const string Suffix = "_WITH_EXCLUSION";

    /// <summary>Reads <c>imageTagMutability</c> and its filters into the repository.</summary>
    /// <exception cref="LocalServiceException">Filters without exclusion, or exclusion without filters.</exception>
    public static void Apply(JsonObject input, EcrRepository repository)
    {
        var mutability = input.Text("imageTagMutability") ?? "MUTABLE";
        var filters = input.Objects("imageTagMutabilityExclusionFilters").Select(filter => filter.RequiredText("filter")).ToList();
        var withExclusion = mutability.EndsWith(Suffix, StringComparison.Ordinal);
        if (withExclusion && filters.Count == 0)
            throw EcrErrors.InvalidParameter("imageTagMutabilityExclusionFilters", $"must not be empty when imageTagMutability is {mutability}");
        if (!withExclusion && filters.Count > 0)
            throw EcrErrors.InvalidParameter("imageTagMutabilityExclusionFilters", $"must be empty when imageTagMutability is {mutability}");

        (repository.TagMutability, repository.ExclusionFilters) = (mutability, filters);
    }

    public static bool IsImmutable(EcrRepository repository, string tag)
    {
        var isImmutable = repository.TagMutability.StartsWith("IMMUTABLE", StringComparison.Ordinal);
        var isExcluded = repository.ExclusionFilters.Any(filter => Matches(filter, tag));
        return isImmutable != isExcluded;
    }

    public static JsonArray? ToJson(IReadOnlyList<string> filters) => filters.Count == 0
        ? null
        : filters.Select(filter => (JsonNode?)new JsonObject { ["filterType"] = "WILDCARD", ["filter"] = filter }).ToJsonArray();

    private static bool Matches(string wildcard, string tag) =>
        Regex.IsMatch(tag, $@"\A{Regex.Escape(wildcard).Replace(@"\*", ".*", StringComparison.Ordinal)}\z", RegexOptions.CultureInvariant);
}
