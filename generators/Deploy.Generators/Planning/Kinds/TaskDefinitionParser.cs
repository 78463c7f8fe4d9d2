using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[TaskDefinition]</c> with its containers.</summary>
internal sealed class TaskDefinitionParser : DeclaredKindParser
{
    public static DeclaredKind Kind { get; } = new()
    {
        Kind = DeclaredKind.KindOf<TaskDefinitionSpec>(),
        Attribute = "TaskDefinition",
        InWords = "task definition",
        NameArgument = "Family",
    };

    public override DeclaredKind DeclaredKind => Kind;

    protected override ResourceSpec ParseSpec(ResourceDraft draft)
    {
        var spec = new TaskDefinitionSpec
        {
            Name = draft.Name,
            Cpu = draft.Read.Number(nameof(TaskDefinitionSpec.Cpu)),
            Memory = draft.Read.Number(nameof(TaskDefinitionSpec.Memory)),
            NetworkMode = draft.Read.Choice<NetworkMode>(nameof(TaskDefinitionSpec.NetworkMode)) ?? NetworkMode.Awsvpc,
            RequiresCompatibilities = draft.Read.Choices<Compatibility>(nameof(TaskDefinitionSpec.RequiresCompatibilities)) ?? EquatableList.Of(Compatibility.Fargate),
            CpuArchitecture = draft.Read.Choice<CpuArchitecture>(nameof(TaskDefinitionSpec.CpuArchitecture), "Architecture") ?? CpuArchitecture.X86_64,
            OperatingSystemFamily = draft.Read.Choice<OperatingSystemFamily>(nameof(TaskDefinitionSpec.OperatingSystemFamily), "OperatingSystem") ?? OperatingSystemFamily.Linux,
            EphemeralStorageSizeInGiB = draft.Read.Number(nameof(TaskDefinitionSpec.EphemeralStorageSizeInGiB)),
        };
        return draft.IsExternal ? spec : WithDetails(draft, spec);
    }

    protected override ResourceSpec Outline(ResourceSpec spec) =>
        (TaskDefinitionSpec)spec with { TaskRole = null, ExecutionRole = null, ContainerDefinitions = EquatableList<ContainerSpec>.Empty };

    private static TaskDefinitionSpec WithDetails(ResourceDraft draft, TaskDefinitionSpec spec)
    {
        ContainerDetails.CheckNames(draft);
        foreach (var removed in draft.Type.Removed("Container").Take(1)) draft.Origins.Record(nameof(TaskDefinitionSpec.ContainerDefinitions), removed.RemovalPlace, isOfStage: true);
        foreach (var role in TaskRoles.All) role.Note(draft);
        return spec with
        {
            TaskRole = TaskRoles.Task.IsNeeded(draft.Stage, draft.Type) ? TaskRoles.Task.AddressOf(draft.Type) : null,
            ExecutionRole = TaskRoles.Execution.IsNeeded(draft.Stage, draft.Type) ? TaskRoles.Execution.AddressOf(draft.Type) : null,
            ContainerDefinitions = ContainerDetails.Containers(draft.Type, draft.Declaration)
                .Select(container => ContainerParser.Parse(draft, container))
                .ToEquatableList(),
        };
    }
}
