using Deploy.Generators.Model;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>
/// Finds what a reference means: the class that it names, else the resource on the same class, else the only one of its kind in the
/// assembly. Never one of a referenced assembly that is not named: an upgrade must not move a service.
/// </summary>
internal sealed class References
{
    /// <summary>Stands for a resource that there is none of; no name in AWS has parentheses.</summary>
    public const string Missing = "(missing)";

    private readonly StageContext _stage;
    private readonly Dictionary<TypeReference, ClassDeclarations> _own;
    private readonly Dictionary<TypeReference, ClassDeclarations> _externals;
    private readonly HashSet<(DeclaredKind Kind, ClassDeclarations Type)> _used = [];

    public References(StageContext stage, IReadOnlyList<ClassDeclarations> externals)
    {
        _stage = stage;
        _own = stage.Classes.ToDictionary(type => type.Reference);
        _externals = externals.ToDictionary(type => type.Reference);
    }

    /// <summary>The classes of referenced assemblies that are referred to, as which kind.</summary>
    public IEnumerable<(DeclaredKind Kind, ClassDeclarations Type)> UsedExternals => _used;

    /// <summary>The resource that an argument names or leaves open. Where there is none, a finding says so.</summary>
    /// <param name="draft">The resource that needs it.</param>
    /// <param name="declaration">The declaration that can name it.</param>
    /// <param name="kind">The kind that is needed.</param>
    /// <param name="argument">The argument that names its class.</param>
    /// <param name="property">The property's path, for findings.</param>
    public Reference Resolve(ResourceDraft draft, Declaration declaration, DeclaredKind kind, string argument, string property)
    {
        if (TryResolve(draft.Type, declaration, kind, argument) is { } found)
        {
            CheckDeclares(draft, declaration, kind, argument, property);
            if (found.Type is null && !declaration.IsSet(argument) && draft.Type.Removed(kind.Attribute).FirstOrDefault() is { } removed)
                draft.Origins.Record(property, removed.RemovalPlace, isOfStage: true);
            return found;
        }

        var place = declaration.Place;
        var (owner, candidates) = (draft.Address.ToString(), _stage.Declaring(kind.Attribute));
        if (candidates.Count > 1)
            _stage.Findings.Add<AmbiguousReference>(draft.Address, property, place, owner, kind.InWords, argument, string.Join(", ", candidates.Select(type => type.Reference.Name)));
        else if (!declaration.IsSet(argument))
            _stage.Findings.Add<MissingReference>(draft.Address, property, place, owner, kind.InWords, kind.Attribute, argument);
        return new Reference(new ResourceAddress(kind.Kind, Missing), null);
    }

    /// <summary>See <see cref="Resolve"/>; null and silent where it means nothing.</summary>
    public Reference? TryResolve(ClassDeclarations from, Declaration declaration, DeclaredKind kind, string argument)
    {
        if (declaration.Type(argument) is { } named) return ToClass(named, kind);

        // Set, but not to a class that exists: the compiler says so.
        if (declaration.IsSet(argument)) return new Reference(new ResourceAddress(kind.Kind, Missing), null);
        if (from.Find(kind.Attribute) is not null) return new Reference(kind.AddressOf(from), from);

        // What the stage removes is what was meant: nothing else takes its place.
        if (from.Removed(kind.Attribute).Any()) return new Reference(kind.AddressOf(from), null);
        return _stage.Declaring(kind.Attribute) is [var only] ? new Reference(kind.AddressOf(only), only) : null;
    }

    // A class that declares the kind in another stage only is missing in this one: that is a rule of plans.
    private void CheckDeclares(ResourceDraft draft, Declaration declaration, DeclaredKind kind, string argument, string property)
    {
        if (declaration.Type(argument) is not { } named) return;
        var source = (named.Assembly is null ? _own : _externals).TryGetValue(named, out var type) ? type.Source : null;
        if (source is not null && (source.MayBeErased || source.Attributes.Any(attribute => attribute.Name == kind.Attribute))) return;
        var candidates = string.Join(", ", _stage.Declaring(kind.Attribute).Select(candidate => candidate.Reference.Name));
        var ways = new[] { named.Assembly is null && !named.Name.Contains('[') ? "declare it there" : null, candidates.Length > 0 ? $"name a class that has it: {candidates}" : null }.OfType<string>().ToArray();
        var fix = ways.Length > 0 ? string.Join(", or ", ways) : $"name a class with [{kind.Attribute}]";
        _stage.Findings.Add<NotDeclared>(
            draft.Address, property, declaration.Find(argument)!.Place, named.Name, kind.InWords, kind.Attribute, char.ToUpperInvariant(fix[0]) + fix.Substring(1));
    }

    private Reference ToClass(TypeReference named, DeclaredKind kind)
    {
        if (named.Assembly is null)
        {
            return _own.TryGetValue(named, out var own)
                ? new Reference(kind.AddressOf(own), own)
                : new Reference(new ResourceAddress(kind.Kind, kind.NameOfClass(named.Name)), null);
        }

        var external = _externals[named];
        _used.Add((kind, external));
        return new Reference(kind.AddressOf(external), external);
    }
}

/// <summary>The address that a reference leads to, and the class that declares it where there is one.</summary>
internal sealed record Reference(ResourceAddress Address, ClassDeclarations? Type);
