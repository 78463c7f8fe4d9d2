using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>ECS reads secrets with the execution role before a container starts.</summary>
public sealed class SecretsNeedExecutionRole() : ExecutionRoleRule(
    "DECS0219",
    "Secrets need an execution role",
    "Container '{0}' reads secrets, but '{1}' has no execution role that could. Add [ExecutionRole].",
    nameof(ContainerSpec.Secrets),
    place => place.Container.Secrets.Count > 0);
