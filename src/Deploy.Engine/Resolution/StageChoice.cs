using Deploy.Engine.Identity;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan;

namespace Deploy.Engine.Resolution;

/// <summary>The environment and stage of a run.</summary>
/// <param name="Environment">The environment, part of every resource's identity.</param>
/// <param name="Stage">The stage whose overrides are used; null where the application declares none.</param>
public sealed record StageChoice(string Environment, string? Stage)
{
    /// <summary>Chooses by the options: an environment uses the stage of its name unless another one is named.</summary>
    /// <exception cref="DeploymentException">A stage is needed, or is not declared.</exception>
    public static StageChoice Of(DeploymentPlan plan, RunOptions options)
    {
        var declared = plan.Stages.Select(stage => stage.Name).ToList();
        CheckName(options.Environment);
        if (options.Stage is { } named && !declared.Contains(named))
            throw Refused($"The stage '{named}' is not declared. {Declared(plan, declared)}");
        if (declared.Count == 0)
            return new StageChoice(options.Environment ?? (options.Local ? EnvironmentIdentity.LocalEnvironment : EnvironmentIdentity.DefaultEnvironment), null);
        var stage = options.Stage ?? (options.Environment is { } environment && declared.Contains(environment) ? environment : null);
        if (stage is not null) return new StageChoice(options.Environment ?? stage, stage);
        // On the local AWS nothing can be deployed to the wrong place: the first stage will do.
        if (options.Local) return new StageChoice(options.Environment ?? EnvironmentIdentity.LocalEnvironment, declared[0]);
        throw Refused(options.Environment is null
            ? $"{plan.Application} declares stages, so one must be chosen: --environment {declared[0]} (in a build: -p:DeployEcsEnvironment={declared[0]}). {Declared(plan, declared)}"
            : $"The environment '{options.Environment}' is not a stage: name the stage that it uses with --stage (in a build: -p:DeployEcsStage={declared[0]}). {Declared(plan, declared)}");
    }

    private static void CheckName(string? environment)
    {
        if (environment is not null && (environment.Length is 0 or > 64 || !environment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
            throw Refused($"'{environment}' cannot be an environment: use 1 to 64 lower-case letters, digits and hyphens.");
    }

    private static string Declared(DeploymentPlan plan, List<string> stages) =>
        stages.Count == 0 ? $"{plan.Application} declares no stages." : $"Declared: {string.Join(", ", stages)}.";

    private static DeploymentException Refused(string text) => new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.Stage, text);
}
