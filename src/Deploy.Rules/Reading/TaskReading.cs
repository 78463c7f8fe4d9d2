using Deploy.Ecs;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Reading;

/// <summary>Questions that many rules ask a task definition.</summary>
internal static class TaskReading
{
    /// <summary>Whether ECS checks the definition against Fargate.</summary>
    public static bool RunsOnFargate(this TaskDefinitionSpec task) => task.RequiresCompatibilities.Contains(Compatibility.Fargate);

    /// <summary>Whether its containers are Windows containers.</summary>
    public static bool RunsOnWindows(this TaskDefinitionSpec task) => task.OperatingSystemFamily != OperatingSystemFamily.Linux;
}
