using Deploy.Plan;
using Deploy.Plan.Names;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>Names of roles and log groups that are made of the name of a task definition or schedule.</summary>
internal static class DerivedNames
{
    /// <summary>Whether a resource has its name from one whose own name is at fault, which is said there.</summary>
    public static bool FollowsFromFault(ResourceSpec resource, DeploymentPlan plan) => plan.Resources.Any(owner => owner switch
    {
        TaskDefinitionSpec task => Text.IsKnownAndNot(task.Name, NameForms.Ecs.Fits)
            && (IsRole(resource, $"{task.Name}-task") || IsRole(resource, $"{task.Name}-execution")
                || (resource is LogGroupSpec && resource.Name == $"/ecs/{task.Name}")),
        ScheduleSpec schedule => Text.IsKnownAndNot(schedule.Name, NameForms.Schedule.Fits) && IsRole(resource, $"{schedule.Name}-schedule"),
        _ => false,
    });

    private static bool IsRole(ResourceSpec resource, string name) => resource is RoleSpec && resource.Name == NameLength.Fit(name, NameLimits.Of(resource.Kind));
}
