using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>A parser of a kind that an attribute of its own declares.</summary>
internal abstract class DeclaredKindParser : IKindParser
{
    /// <summary>The kind.</summary>
    public abstract DeclaredKind DeclaredKind { get; }

    /// <inheritdoc/>
    public IEnumerable<ParsedResource> Parse(StageContext stage) =>
        from type in stage.Declaring(DeclaredKind.Attribute)
        select Parse(new ResourceDraft(stage, type, type.Find(DeclaredKind.Attribute)!, DeclaredKind));

    /// <summary>The resource of a class of a referenced assembly: it is there, and it is not ours.</summary>
    public ParsedResource ParseExternal(StageContext stage, ClassDeclarations type)
    {
        // An executable keeps no attributes: then the class alone names the resource.
        var declaration = type.Find(DeclaredKind.Attribute) ?? Declaration.ImpliedBy(stage.Deployment, DeclaredKind.Attribute);
        var draft = new ResourceDraft(stage, type, declaration, DeclaredKind) { Ownership = Ownership.External };
        var spec = ParseSpec(draft);
        var isForeignThere = declaration.Choice<Ownership>(nameof(Ownership)) is Ownership.External or Ownership.Adopted;
        spec = spec with { Ownership = Ownership.External, Identifier = isForeignThere ? draft.Identifier : null };
        return new ParsedResource(spec, type, draft.Origins.Origins);
    }

    /// <summary>The properties of the kind. An external resource has those that its attribute sets, and no details.</summary>
    protected abstract ResourceSpec ParseSpec(ResourceDraft draft);

    private ParsedResource Parse(ResourceDraft draft) => draft.Finish(ParseSpec(draft));
}
