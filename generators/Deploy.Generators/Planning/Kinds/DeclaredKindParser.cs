using Deploy.Ecs;
using Deploy.Generators.Planning.Foreign;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

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

    /// <summary>The resource of a class of another assembly, by the attributes that this kept: it is there, and it is not ours.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="type">The class.</param>
    /// <param name="argument">What refers to it: in this project's source it stands there.</param>
    public ParsedResource ParseExternal(StageContext stage, ClassDeclarations type, PlacedValue argument)
    {
        var declaration = type.Find(DeclaredKind.Attribute)!;
        var draft = new ResourceDraft(stage, type, declaration, DeclaredKind) { Ownership = Ownership.External };
        var spec = ParseSpec(draft) with { Ownership = Ownership.External };
        var isForeignThere = declaration.Choice<Ownership>(nameof(Ownership)) is Ownership.External or Ownership.Adopted;
        spec = isForeignThere ? spec with { Identifier = draft.Identifier } : spec with { Owner = ForeignClasses.OwnerByAttributes(type.Source) };
        return new ParsedResource(spec, type, At(argument));
    }

    /// <summary>The resource of a class of another project, by the plan of that project.</summary>
    /// <param name="type">The class.</param>
    /// <param name="spec">The resource in that plan.</param>
    /// <param name="owner">The application that makes it.</param>
    /// <param name="argument">What refers to it: in this project's source it stands there.</param>
    public ParsedResource Import(ClassDeclarations type, ResourceSpec spec, OwnerSpec owner, PlacedValue argument)
    {
        var outline = Outline(spec) with
        {
            Ownership = Ownership.External,
            Owner = spec.Ownership == Ownership.Owned ? owner : null,
            MovedFrom = null,
            ManagedElsewhere = EquatableList<string>.Empty,
            Tags = EquatableList<TagSpec>.Empty,
        };
        return new ParsedResource(outline, type, At(argument)) { Foreign = spec };
    }

    /// <summary>What another project's resource has that can be known here: nothing that refers to more of its plan, or to its parameters.</summary>
    protected virtual ResourceSpec Outline(ResourceSpec spec) => spec;

    private static IReadOnlyDictionary<string, PropertyOrigin> At(PlacedValue argument)
    {
        var origins = new OriginRecorder();
        origins.Record("", argument.Place, argument.IsOfStage);
        return origins.Origins;
    }

    /// <summary>The properties of the kind. An external resource has those that its attribute sets, and no details.</summary>
    protected abstract ResourceSpec ParseSpec(ResourceDraft draft);

    private ParsedResource Parse(ResourceDraft draft) => draft.Finish(ParseSpec(draft));
}
