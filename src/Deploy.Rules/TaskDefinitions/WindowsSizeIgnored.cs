using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>For Windows containers on instances, ECS looks at the containers' sizes only.</summary>
public sealed class WindowsSizeIgnored() : ResourceRule<TaskDefinitionSpec>(
    "DECS0225",
    "The size of a Windows task on instances is ignored",
    "Cpu and Memory of a Windows task have no effect on instances. Set them on the containers.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnWindows() && !resource.RunsOnFargate() && (resource.Cpu is not null || resource.Memory is not null))
            yield return Found(resource.Address, resource.Cpu is not null ? nameof(resource.Cpu) : nameof(resource.Memory));
    }
}
