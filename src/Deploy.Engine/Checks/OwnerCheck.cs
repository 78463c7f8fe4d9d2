using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reading;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Checks;

/// <summary>Looks whether what other projects make is there, and says how it is deployed where it is not.</summary>
internal static class OwnerCheck
{
    /// <summary>What is missing, in words, by resource.</summary>
    public static IReadOnlyList<(ResourceSpec Resource, string Text)> Missing(KindContext context, World world, RunOptions options) =>
        [.. from spec in context.Resources.Values.OrderBy(spec => spec.Address)
            where spec.Owner is not null && !world.Snapshots.ContainsKey(spec.Address)
            select (spec, Text(context, spec, spec.Owner!, options))];

    /// <summary>The refusal for what is missing.</summary>
    public static DeploymentException Refusal(ResourceSpec resource, string text) =>
        new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.MissingReference, text) { Address = resource.Address };

    /// <summary>The reason not to use what exists under the name that the owner gives, or null.</summary>
    public static DeploymentException? Check(ResourceSpec spec, Snapshot snapshot) =>
        spec.Owner is { } owner && snapshot.Tags.TryGetValue(IdentityTags.Application, out var application) && application != owner.Application
            ? new DeploymentException(
                DeploymentOutcome.RefusedNotOurs,
                $"{spec.Address}: {snapshot.Arn} belongs to the application '{application}', and not to '{owner.Application}' of the project {owner.Project}, which declares it. "
                + "Give it another name there.")
            { Address = spec.Address }
            : null;

    private static string Text(KindContext context, ResourceSpec spec, OwnerSpec owner, RunOptions options)
    {
        var owned = $"{spec.Address} belongs to the project {owner.Project} (application '{owner.Application}'), and {context.ArnOf(spec.Address)} does not exist: "
            + $"that project is not deployed in the environment '{context.Identity.Environment}'";
        return owner.ProjectFile is { } file ? $"{owned}. Deploy it first: {Command(file, context, options)}" : $"{owned}. Deploy it first.";
    }

    private static string Command(string file, KindContext context, RunOptions options)
    {
        var environment = context.Identity.Environment;
        var isDefault = environment is EnvironmentIdentity.DefaultEnvironment or EnvironmentIdentity.LocalEnvironment;
        return string.Join(' ', ((string?[])
        [
            "dotnet publish",
            file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file,
            $"-p:DeployToEcs={(options.Local ? "local" : "true")}",
            isDefault ? null : $"-p:DeployEcsEnvironment={environment}",
            options.Stage is { } stage && stage != environment ? $"-p:DeployEcsStage={stage}" : null,
        ]).OfType<string>());
    }
}
