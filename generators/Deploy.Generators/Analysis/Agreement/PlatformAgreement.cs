using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Holds the platform that the project is compiled for against the processor of a task definition.</summary>
internal static class PlatformAgreement
{
    private const string X64 = "x64";
    private const string Arm64 = "arm64";

    public static Finding? Check(TaskDefinitionSpec task, ProjectImage image)
    {
        if (!image.IsSdks || task.OperatingSystemFamily != OperatingSystemFamily.Linux || image.Platform is not var (platform, property)) return null;

        // A build for the developer's own machine says nothing about the image.
        if (property != "PlatformTarget" && !platform.StartsWith("linux-", StringComparison.OrdinalIgnoreCase)) return null;
        var processor = platform.Substring(platform.LastIndexOf('-') + 1).ToLowerInvariant();
        var wanted = task.CpuArchitecture == CpuArchitecture.Arm64 ? Arm64 : X64;
        return processor is X64 or Arm64 && processor != wanted
            ? new Finding(
                RuleCatalog.Get<ArchitectureDisagreement>(), task.Address, nameof(TaskDefinitionSpec.CpuArchitecture), EquatableList.Of(platform, task.Name, task.CpuArchitecture.ToString(), property))
            : null;
    }
}
