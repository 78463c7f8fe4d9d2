using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Services;

/// <summary>ECS allows some characters in service names.</summary>
public sealed class ServiceName() : NameRule<ServiceSpec>(
    "DECS0401",
    "A service's name is not valid",
    "The service name {0} is not valid. Use {form}.",
    NameForms.Ecs);
