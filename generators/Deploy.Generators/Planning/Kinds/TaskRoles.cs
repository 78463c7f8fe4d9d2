using Deploy.Ecs;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Names;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The two roles of a task definition.</summary>
internal sealed class TaskRoles
{
    private static readonly string[] Grants = ["Allow", "ManagedPolicy"];
    private readonly string _suffix;

    private TaskRoles(TaskRoleKind kind, string suffix)
    {
        Kind = kind;
        _suffix = suffix;
    }

    /// <summary>The role of the containers' own code.</summary>
    public static TaskRoles Task { get; } = new(TaskRoleKind.TaskRole, "task");

    /// <summary>The role with which ECS starts them.</summary>
    public static TaskRoles Execution { get; } = new(TaskRoleKind.ExecutionRole, "execution");

    /// <summary>Both.</summary>
    public static IReadOnlyList<TaskRoles> All { get; } = [Task, Execution];

    public TaskRoleKind Kind { get; }

    /// <summary>The attribute that declares it, and the property that refers to it.</summary>
    public string Attribute => Kind.ToString();

    /// <summary>The address of the role of a class's task definition.</summary>
    public ResourceAddress AddressOf(ClassDeclarations type) => new(ResourceSpec.KindOf(typeof(RoleSpec)), NameOf(type));

    /// <summary>The address that the role had under the old name of its task definition; null: it has not moved.</summary>
    public ResourceAddress? OldAddressOf(ClassDeclarations type) =>
        NameOf(type) == DefaultName(TaskDefinitionParser.Kind.NameOf(type)) && CommonDetails.OldName(type, TaskDefinitionParser.Kind.Kind) is { } old
            ? new ResourceAddress(ResourceSpec.KindOf(typeof(RoleSpec)), DefaultName(old))
            : null;

    /// <summary>The details of an attribute that belong to this role.</summary>
    public IEnumerable<Declaration> Details(ClassDeclarations type, string attribute) =>
        type.Details(attribute).Where(detail => (detail.Choice<TaskRoleKind>("Role") ?? TaskRoleKind.TaskRole) == Kind);

    /// <summary>
    /// Whether anything asks for the role. An execution role is always made, and a task role without a purpose is not; neither is made where
    /// the stage removes it.
    /// </summary>
    public bool IsNeeded(StageContext stage, ClassDeclarations type) =>
        !type.Removed(Attribute).Any()
        && (Kind == TaskRoleKind.ExecutionRole
            || type.Find(Attribute) is not null
            || Granted(type).Any()
            || stage.HasShells(type));

    /// <summary>Notes where the role of a task definition is declared or where a stage removes it, and reports what is still granted to it.</summary>
    public void Note(ResourceDraft draft)
    {
        if (draft.Type.Find(Attribute) is { } declared)
        {
            var named = declared.Find("Name");
            draft.Origins.Record(Attribute, named?.Place ?? declared.Place, named?.IsOfStage ?? declared.IsOfStage);
        }

        foreach (var removed in draft.Type.Removed(Attribute))
        {
            draft.Origins.Record(Attribute, removed.RemovalPlace, isOfStage: true);
            foreach (var grant in Granted(draft.Type))
                draft.Stage.Findings.Add<DetailWithoutResource>(draft.Address, "", grant.Place, grant.Name, draft.Type.Reference.Name, $"[{Attribute}] that the stage keeps");
        }
    }

    /// <summary>What is granted to the role.</summary>
    public IEnumerable<Declaration> Granted(ClassDeclarations type) => Grants.SelectMany(grant => Details(type, grant));

    private string NameOf(ClassDeclarations type)
    {
        var declared = type.Naming(Attribute);
        var named = declared?.Text("Name");
        var isAddress = !string.IsNullOrEmpty(named) && !named!.StartsWith("arn:", StringComparison.Ordinal) && !StringTemplate.HasPlaceholders(named);
        return isAddress ? named! : DefaultName(TaskDefinitionParser.Kind.NameOf(type));
    }

    // Whoever named the task definition knows nothing of this name: its length is ours to see to.
    private string DefaultName(string task) => NameLength.Fit($"{task}-{_suffix}", NameLimits.Of(ResourceSpec.KindOf(typeof(RoleSpec))));
}
