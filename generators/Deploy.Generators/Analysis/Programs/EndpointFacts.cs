namespace Deploy.Generators.Analysis.Programs;

/// <summary>The paths to which a program answers.</summary>
/// <param name="AreAll">Whether there are no others: no controllers, pages, middleware or libraries that answer, too.</param>
/// <param name="Routes">The routes.</param>
internal sealed record EndpointFacts(bool AreAll, IReadOnlyList<MappedRoute> Routes)
{
    /// <summary>Whether a path is surely answered by nothing.</summary>
    public bool Lacks(string path) => AreAll && !Routes.Any(route => route.IsWhole ? RouteText.Matches(route.Pattern, path) : RouteText.EndsLike(route.Pattern, path));
}

/// <summary>A route that a program maps.</summary>
/// <param name="Pattern">Its pattern, with its prefix where that is known.</param>
/// <param name="IsWhole">Whether no unknown prefix stands before it.</param>
internal sealed record MappedRoute(string Pattern, bool IsWhole);
