using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>Names of roles and log groups that are made of the name of a task definition or schedule.</summary>
internal static class DerivedNames
{
    /// <summary>Whether a resource has its name from one whose own name is at fault, which is said there.</summary>
    public static bool FollowsFromFault(ResourceSpec resource, DeploymentPlan plan) => plan.Resources.Any(owner => owner switch
    {
        TaskDefinitionSpec task => Text.IsKnownAndNot(task.Name, NamePatterns.IsEcsName)
            && (resource.Name == $"{task.Name}-task" || resource.Name == $"{task.Name}-execution" || resource.Name == $"/ecs/{task.Name}"),
        ScheduleSpec schedule => Text.IsKnownAndNot(schedule.Name, NamePatterns.IsScheduleName) && resource.Name == $"{schedule.Name}-schedule",
        _ => false,
    });
}
