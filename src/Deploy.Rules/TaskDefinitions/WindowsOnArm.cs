using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>ECS has Arm tasks on Linux only.</summary>
public sealed class WindowsOnArm() : ResourceRule<TaskDefinitionSpec>(
    "DECS0207",
    "Windows containers do not run on Arm",
    "{0} does not run on Arm64. Use CpuArchitecture.X86_64, or Linux.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnWindows() && resource.CpuArchitecture == CpuArchitecture.Arm64)
            yield return Found(resource.Address, nameof(resource.CpuArchitecture), resource.OperatingSystemFamily.ToString());
    }
}
