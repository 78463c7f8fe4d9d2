using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>ECS allows some characters in container names.</summary>
public sealed class ContainerName() : ContainerFormRule(
    "DECS0301",
    "A container's name is not valid",
    NameForms.Ecs.Fill("The container name {0} is not valid. Use {form}."),
    nameof(ContainerSpec.Name),
    place => place.Container.Name,
    NameForms.Ecs.Fits);
