using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Resolution;

/// <summary>Expands the placeholders that are known without AWS: stage, environment, parameters and environment variables.</summary>
public static class LocalValues
{
    private static readonly HashSet<string> KnownLater = new(StringComparer.Ordinal) { "account", "region", "partition", "dnsSuffix" };

    private static readonly string[] LaterPrefixes =
        [TemplateResolver.NamePrefix, TemplateResolver.ArnPrefix, TemplateResolver.ParameterStorePrefix, TemplateResolver.SecretArnPrefix];

    /// <summary>The plan of the chosen stage with these placeholders expanded.</summary>
    /// <exception cref="DeploymentException">A parameter has no value; all such are named.</exception>
    public static DeploymentPlan Expand(DeploymentPlan plan, StageChoice choice, Parameters parameters, Func<string, string?> environmentVariable)
    {
        var staged = choice.Stage is null ? plan : plan.ForStage(choice.Stage);
        var missing = new List<(ResourceSpec Resource, string Path, string Name)>();
        foreach (var resource in staged.Resources)
            missing.AddRange(TemplateResolver.Placeholders(resource).Where(found => !IsLater(found.Placeholder) && Resolve(found.Placeholder) is null).Select(found => (resource, found.Path, found.Placeholder)));
        if (missing.Count > 0) throw Missing(missing, parameters);
        return staged with { Resources = staged.Resources.Select(resource => TemplateResolver.Expand(resource, Resolve)).ToEquatableList() };

        string? Resolve(string name) => name switch
        {
            "Stage" => choice.Stage ?? choice.Environment,
            "Environment" => choice.Environment,
            _ when name.StartsWith(TemplateResolver.EnvironmentPrefix, StringComparison.Ordinal) => environmentVariable(name[TemplateResolver.EnvironmentPrefix.Length..]),
            _ => parameters.Find(name),
        };
    }

    private static bool IsLater(string name) =>
        KnownLater.Contains(name) || LaterPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static DeploymentException Missing(List<(ResourceSpec Resource, string Path, string Name)> missing, Parameters parameters)
    {
        var names = missing.Select(found => found.Name).Distinct().Select(name =>
            name.StartsWith(TemplateResolver.EnvironmentPrefix, StringComparison.Ordinal)
                ? $"the environment variable {name[TemplateResolver.EnvironmentPrefix.Length..]}"
                : $"@{{{name}}}");
        return new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            PreflightCodes.MissingParameter,
            $"{missing[0].Resource.Address} needs a value that is missing: {string.Join(", ", names)}. Give parameters in {string.Join(" or ", parameters.Files)} beside the project (the command looks in --project-directory); set environment variables where the deployment runs.")
        {
            Address = missing[0].Resource.Address,
            Property = missing[0].Path,
        };
    }
}
