using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Holds the path that a health check asks against the endpoints of the program.</summary>
internal static class PathAgreement
{
    private const int MostShown = 5;

    public static IEnumerable<Finding> Check(AgreementContext context)
    {
        if (context.Container.HealthCheck is not { } check || HealthCommand.Of(check.Command)?.Request() is not { FailsOnErrors: true } request) yield break;

        // Only of a port of the program is it known who answers. A name with an extension may be a file.
        if (context.Addresses?.Any(address => address.Port == request.Port) != true || request.Path.IndexOf('.') >= 0) yield break;
        var endpoints = context.Program.Endpoints;
        if (!endpoints.Lacks(request.Path)) yield break;
        var paths = endpoints.Routes.Select(route => route.Pattern).Distinct().OrderBy(pattern => pattern, StringComparer.Ordinal).ToArray();
        yield return context.Found<HealthCheckPath>(
            "HealthCheck.Command", context.Container.Name, request.Path, AgreementContext.Words(paths.Take(MostShown)) + (paths.Length > MostShown ? " …" : ""));
    }
}
