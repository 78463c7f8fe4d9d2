using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>ECS allows some characters in families.</summary>
public sealed class TaskFamilyName() : NameRule<TaskDefinitionSpec>(
    "DECS0209",
    "A task definition's family is not valid",
    "The family {0} is not valid. Use {form}.",
    NameForms.Ecs);
