using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Tasks on instances have from an eighth of a vCPU to 192 vCPUs.</summary>
public sealed class Ec2CpuRange() : RangeRule<TaskDefinitionSpec>(
    "DECS0217",
    "The CPU size is outside what ECS allows",
    "Cpu {0} is outside {range}. Use a number in that range, or leave Cpu out.",
    new(128, 196608),
    nameof(TaskDefinitionSpec.Cpu),
    task => task.RunsOnFargate() ? null : task.Cpu);
