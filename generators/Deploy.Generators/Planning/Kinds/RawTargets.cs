using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>Which member of which resource of its class a <c>[Raw]</c> means.</summary>
internal static class RawTargets
{
    /// <summary>The attribute's name.</summary>
    public const string Attribute = "Raw";
    public const string PathArgument = "Path";
    public const string JsonArgument = "Json";

    private static readonly DeclaredKind[] Kinds =
    [
        .. KindParsers.All.OfType<DeclaredKindParser>()
            .Select(parser => parser.DeclaredKind)
            .Where(kind => RecordMember.Of(ResourceSpec.TypeOf(kind.Kind)!).Any(member => member.IsRequest)),
    ];

    /// <summary>What it could mean: one for each resource of the class that it does not rule out.</summary>
    public static IReadOnlyList<RawTarget> Candidates(ClassDeclarations type, Declaration raw)
    {
        if (raw.Text(PathArgument) is not { } path || string.IsNullOrWhiteSpace(path)) return [];
        var container = raw.Text(ContainerDetails.ContainerArgument);
        var named = raw.Choice<ResourceFor>("For") ?? ResourceFor.Only;
        return [.. Kinds
            .Where(kind => type.Find(kind.Attribute) is not null)
            .Where(kind => named == ResourceFor.Only || named.ToString() == kind.Attribute)
            .Where(kind => container is null || kind == TaskDefinitionParser.Kind)
            .Select(kind => Target(kind, container, path))];
    }

    /// <summary>What it means; null: nothing, or several things.</summary>
    public static RawTarget? Of(ClassDeclarations type, Declaration raw) =>
        Candidates(type, raw).Where(target => target.IsTaker).ToArray() is [var only] ? only : null;

    /// <summary>Whether one sets a member of a container as a whole.</summary>
    public static bool Sets(ClassDeclarations type, string container, string member) => type.Details(Attribute).Any(raw =>
        raw.IsSet(JsonArgument)
        && raw.Text(ContainerDetails.ContainerArgument) == container
        && string.Equals(raw.Text(PathArgument), member, StringComparison.OrdinalIgnoreCase));

    private static RawTarget Target(DeclaredKind kind, string? container, string path)
    {
        var shape = container is not null
            ? typeof(ContainerDefinition)
            : RecordMember.Of(ResourceSpec.TypeOf(kind.Kind)!).Single(member => member.IsRequest).Type;
        var found = ShapePath.Find(shape, path, out var fault);
        return new RawTarget(kind, container, found, fault, found is null ? null : OwnedMembers.ReasonFor(shape, found.WirePath));
    }
}

/// <summary>A member of a resource that a <c>[Raw]</c> could mean.</summary>
/// <param name="Kind">The kind of the resource.</param>
/// <param name="Container">The container in whose definition the path begins; null: in the request.</param>
/// <param name="Path">The way to the member; null: there is none.</param>
/// <param name="Fault">What is wrong with the path.</param>
/// <param name="Owned">Why the member is the engine's; null: it is not.</param>
internal sealed record RawTarget(DeclaredKind Kind, string? Container, ShapePath? Path, ShapeFault? Fault, string? Owned)
{
    /// <summary>Whether there is such a member, and it can be set.</summary>
    public bool IsTaker => Path is not null && Owned is null;

    /// <summary>The path of what the member's path begins in, as findings have it.</summary>
    public string Base => Container is null ? "" : ContainerParser.PathOf(Container);

    /// <summary>The member's path, as findings have it.</summary>
    public string Property => PropertyPath.Member(Base, Path!.Property);
}
