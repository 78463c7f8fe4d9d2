using System.Collections.Immutable;
using Deploy.Ecs;
using Deploy.Generators.Analysis.Programs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>
/// Holds the plan against the program that it deploys. Only containers with the project's own image are looked at, and nothing is said where
/// a value comes from somewhere that the compiler does not see.
/// </summary>
internal sealed class AgreementChecks
{
    private readonly ProgramFacts _program;
    private readonly ProjectImage _image;
    private readonly IReadOnlyList<SettingsFile> _files;

    private AgreementChecks(ProgramFacts program, ProjectImage image, IReadOnlyList<SettingsFile> files) => (_program, _image, _files) = (program, image, files);

    /// <summary>The findings of a plan. A project that deploys no program of its own costs nothing.</summary>
    public static IEnumerable<PlanFinding> Check(DeploymentPlan plan, Compilation compilation, AnalyzerConfigOptions build, ImmutableArray<AdditionalText> files)
    {
        var stages = plan.Stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).ToArray();
        var plans = stages.Length == 0 ? [plan] : Array.ConvertAll(stages, plan.ForStage);
        if (!plans.SelectMany(Tasks).Any() || ProjectImage.Of(build, compilation) is not { } image || ProgramFacts.Read(compilation, CancellationToken.None) is not { } program) return [];
        var checks = new AgreementChecks(program, image, SettingsFile.Read(files, CancellationToken.None));
        return from stage in plans
               from finding in checks.Check(stage)
               group stage.Stage by finding into found
               select new PlanFinding(found.Key, found.Count() == plans.Length ? [] : [.. found.OfType<string>()]);
    }

    private IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        var tasks = Tasks(plan).ToArray();
        var containers = tasks
            .Where(task => task.OperatingSystemFamily == OperatingSystemFamily.Linux)
            .SelectMany(task => task.ContainerDefinitions.Where(IsOwn).Select(container => new AgreementContext(task, container, _program, _image, _files)))
            .ToArray();
        return containers.SelectMany(Check)
            .Concat(SettingAgreement.Check(containers))
            .Concat(tasks.Select(task => PlatformAgreement.Check(task, _image)).OfType<Finding>())
            .Distinct();
    }

    // What asks with a program that is not there has to be written anew anyway.
    private static IEnumerable<Finding> Check(AgreementContext context)
    {
        var tools = ToolAgreement.Check(context).ToArray();
        var of = new HashSet<string>(tools.Select(finding => finding.Property));
        return tools
            .Concat(PortAgreement.Check(context).Concat(PathAgreement.Check(context)).Where(finding => !of.Contains(finding.Property)))
            .Concat(ShutdownAgreement.Check(context));
    }

    private static IEnumerable<TaskDefinitionSpec> Tasks(DeploymentPlan plan) =>
        plan.Resources.OfType<TaskDefinitionSpec>().Where(task => task.Ownership != Ownership.External && task.ContainerDefinitions.Any(IsOwn));

    private static bool IsOwn(ContainerSpec container) => container is { Image: null, Repository: not null };
}
