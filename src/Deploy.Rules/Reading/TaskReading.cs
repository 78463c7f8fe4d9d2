using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Reading;

/// <summary>Questions that many rules ask a task definition.</summary>
internal static class TaskReading
{
    /// <summary>Whether ECS checks the definition against Fargate.</summary>
    public static bool RunsOnFargate(this TaskDefinitionSpec task) => task.RequiresCompatibilities.Contains(Compatibility.Fargate);

    /// <summary>Whether its containers are Windows containers.</summary>
    public static bool RunsOnWindows(this TaskDefinitionSpec task) => task.OperatingSystemFamily != OperatingSystemFamily.Linux;

    /// <summary>Why Fargate could not run the definition, in words; null when it could.</summary>
    public static string? FargateMisfit(this TaskDefinitionSpec task)
    {
        if (task.NetworkMode != NetworkMode.Awsvpc) return $"its network mode is {task.NetworkMode}, not Awsvpc";
        if (task is not { Cpu: { } cpu, Memory: { } memory }) return "it has no Cpu or no Memory";
        return FargateSizes.Offers(cpu, memory) ? null : $"Cpu {Number.Text(cpu)} with Memory {Number.Text(memory)} is no Fargate size";
    }
}
