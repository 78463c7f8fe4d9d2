using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>Which container of a class an attribute belongs to.</summary>
internal static class ContainerDetails
{
    public const string ContainerArgument = "Container";
    private const string ContainerAttribute = "Container";
    private static readonly string[] Attributes = ["Port", "Environment", "Secret", "HealthCheck", "AwsLogs"];

    /// <summary>Whether an attribute details a container.</summary>
    public static bool IsDetail(string attribute) => Attributes.Contains(attribute);

    /// <summary>The containers; where none was ever declared, the one that every task definition has.</summary>
    public static IReadOnlyList<Declaration> Containers(ClassDeclarations type, Declaration taskDefinition)
    {
        var declared = type.Details(ContainerAttribute).ToArray();
        return declared.Length > 0 || type.Removed(ContainerAttribute).Any() ? declared : [Declaration.ImpliedBy(taskDefinition, ContainerAttribute)];
    }

    /// <summary>The name of a container.</summary>
    public static string NameOf(Declaration container) => container.Text(nameof(ContainerSpec.Name)) ?? ClassDeclarations.ImplicitContainer;

    /// <summary>The details of one container.</summary>
    public static IEnumerable<Declaration> Of(ClassDeclarations type, string attribute, string container) =>
        type.Details(attribute).Where(detail => (detail.Text(ContainerArgument) ?? type.DefaultContainer) == container);

    /// <summary>Reports details of containers that the task definition does not have.</summary>
    public static void CheckNames(ResourceDraft draft)
    {
        var names = Containers(draft.Type, draft.Declaration).Select(NameOf).ToArray();
        foreach (var detail in draft.Type.All.Where(detail => IsDetail(detail.Name) || detail.Name == RawTargets.Attribute))
            Check(draft, detail, draft.Address.ToString(), names);
    }

    /// <summary>Reports a detail that names none of the given containers.</summary>
    public static void Check(ResourceDraft draft, Declaration detail, string owner, string[] containers, string property = "")
    {
        if (detail.Text(ContainerArgument) is not { } named || containers.Contains(named)) return;
        draft.Stage.Findings.Add<UnknownContainer>(
            draft.Address, property, detail.Find(ContainerArgument)!.Place, named, owner, string.Join(", ", containers));
    }
}
