using Deploy.Plan.Resources;

namespace Deploy.Rules.Containers;

/// <summary>CPU units are not negative.</summary>
public sealed class ContainerCpuNegative() : ContainerRangeRule(
    "DECS0308",
    "A container's CPU units are negative",
    "Cpu {0} is negative. Use {range} CPU units, or leave Cpu out.",
    new(0),
    nameof(ContainerSpec.Cpu),
    place => place.Container.Cpu);
