using Deploy.Plan.Resources;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate gives 20 GiB; more can be had.</summary>
public sealed class EphemeralStorageRange() : RangeRule<TaskDefinitionSpec>(
    "DECS0206",
    "The ephemeral storage is outside {range} GiB",
    "EphemeralStorageSizeInGiB {0} is outside {range}. Leave it out for Fargate's 20 GiB, or use a number in that range.",
    new(21, 200),
    nameof(TaskDefinitionSpec.EphemeralStorageSizeInGiB),
    task => task.EphemeralStorageSizeInGiB);
