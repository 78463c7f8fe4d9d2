using Deploy.Ecs;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>A resource while it is parsed: its declaration, and what all kinds have in common.</summary>
internal sealed class ResourceDraft
{
    private readonly DeclaredKind _kind;

    /// <summary>A draft of the resource that a declaration declares.</summary>
    public ResourceDraft(StageContext stage, ClassDeclarations type, Declaration declaration, DeclaredKind kind)
    {
        (Stage, Type, Declaration, _kind) = (stage, type, declaration, kind);
        Origins = new OriginRecorder(kind.Kind);
        Read = new PropertyReader(declaration, Origins);
        Ownership = Read.Choice<Ownership>(nameof(ResourceSpec.Ownership)) ?? Ownership.Owned;
        Read.Noted(nameof(ResourceSpec.Identifier), kind.NameArgument);
        Read.Noted(nameof(ResourceSpec.Name), kind.NameArgument);
        Address = kind.AddressOf(type);
    }

    public StageContext Stage { get; }

    public ClassDeclarations Type { get; }

    public Declaration Declaration { get; }

    public OriginRecorder Origins { get; }

    /// <summary>Reads the resource attribute's arguments.</summary>
    public PropertyReader Read { get; }

    public ResourceAddress Address { get; }

    public string Name => Address.Name;

    public Ownership Ownership { get; init; }

    /// <summary>Whether somebody else makes the resource: its details are then theirs too.</summary>
    public bool IsExternal => Ownership == Ownership.External;

    /// <summary>The exact physical name, where the name template is not used; a stage can have its own.</summary>
    public string? Identifier => Ownership == Ownership.Owned ? null : Declaration.Text(_kind.NameArgument) ?? Name;

    /// <summary>The kind that a detail names with <c>For</c>.</summary>
    public bool IsMeantBy(Declaration detail) => detail.Choice<ResourceFor>("For") is not { } named || named == ResourceFor.Only || named.ToString() == _kind.Attribute;

    /// <summary>The spec with what all kinds have in common.</summary>
    public ParsedResource Finish(ResourceSpec spec)
    {
        CheckName();
        var finished = RawMerge.Apply(this, spec) with
        {
            Ownership = Ownership,
            Identifier = Identifier,
            MovedFrom = CommonDetails.MovedFrom(this),
            ManagedElsewhere = CommonDetails.ManagedElsewhere(this, spec),
            Tags = _kind.IsTagged ? CommonDetails.Tags(Type, Origins) : EquatableList<TagSpec>.Empty,
        };
        return new ParsedResource(finished, Type, Origins.Origins);
    }

    // The name is half of the address: it cannot differ between stages. Foreign resources are only found under another name.
    private void CheckName()
    {
        if (Ownership != Ownership.Owned || Declaration.IsOfStage || Declaration.Find(_kind.NameArgument) is not { IsOfStage: true } name) return;
        if (Declaration.Text(_kind.NameArgument) == Name) return;
        Stage.Findings.Add<NameInStage>(Address, nameof(ResourceSpec.Name), name.Place, Address.ToString(), Stage.Stage ?? "");
    }
}
