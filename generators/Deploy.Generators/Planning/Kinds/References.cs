using Deploy.Generators.Model;
using Deploy.Generators.Planning.Foreign;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
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
    private readonly ForeignClasses _foreign;
    private readonly Dictionary<(DeclaredKind Kind, TypeReference Type), ParsedResource> _used = [];

    public References(StageContext stage, ForeignClasses foreign)
    {
        _stage = stage;
        _own = stage.Classes.ToDictionary(type => type.Reference);
        _foreign = foreign;
    }

    /// <summary>The resources of other assemblies that are referred to.</summary>
    public IEnumerable<ParsedResource> UsedExternals => _used.Values;

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
        if (declaration.Type(argument) is { } named) return ToClass(named, kind, declaration.Find(argument)!);

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
        var place = declaration.Find(argument)!.Place;
        if (named.Assembly is not null && _foreign.IsUnknown(named))
        {
            _stage.Findings.Add<UnknownOwner>(draft.Address, property, place, named.Name, named.Assembly, kind.InWords, kind.Attribute);
            return;
        }

        if (Declares(named, kind)) return;
        var candidates = string.Join(", ", _stage.Declaring(kind.Attribute).Select(candidate => candidate.Reference.Name));
        var ways = new[] { named.Assembly is null && !named.Name.Contains('[') ? "declare it there" : null, candidates.Length > 0 ? $"name a class that has it: {candidates}" : null }.OfType<string>().ToArray();
        var fix = ways.Length > 0 ? string.Join(", or ", ways) : $"name a class with [{kind.Attribute}]";
        _stage.Findings.Add<NotDeclared>(
            draft.Address, property, place, named.Name, kind.InWords, kind.Attribute, char.ToUpperInvariant(fix[0]) + fix.Substring(1));
    }

    private bool Declares(TypeReference named, DeclaredKind kind)
    {
        if (named.Assembly is not null && _foreign.ProjectOf(named) is { } project) return project.ClassMap.Find(named.MetadataName, kind.Kind) is not null;
        var source = named.Assembly is not null ? _foreign.Declarations(named).Source : _own.TryGetValue(named, out var own) ? own.Source : null;
        return source is not null && source.Attributes.Any(attribute => attribute.Name == kind.Attribute);
    }

    private Reference ToClass(TypeReference named, DeclaredKind kind, PlacedValue argument)
    {
        if (named.Assembly is null)
        {
            return _own.TryGetValue(named, out var own)
                ? new Reference(kind.AddressOf(own), own)
                : new Reference(new ResourceAddress(kind.Kind, kind.NameOfClass(named.Name, _stage.Application)), null);
        }

        var type = _foreign.Declarations(named);
        if (!Declares(named, kind)) return new Reference(new ResourceAddress(kind.Kind, Missing), null);
        if (_used.TryGetValue((kind, named), out var known)) return new Reference(known.Spec.Address, type, known.Foreign);
        var parser = KindParsers.Of(kind);
        if (_foreign.ProjectOf(named) is not { } project)
        {
            _used.Add((kind, named), parser.ParseExternal(_stage, type, argument));
            return new Reference(kind.AddressOf(type), type);
        }

        var address = project.ClassMap.Find(named.MetadataName, kind.Kind)!.Value;

        // What the other project has in another of its stages only is missing in this one.
        if (project.Find(address, _stage.Stage) is not { } spec) return new Reference(address, null);
        _used.Add((kind, named), parser.Import(type, spec, project.Owner, argument));
        return new Reference(address, type, spec);
    }
}

/// <summary>The address that a reference leads to, and the class that declares it where there is one.</summary>
/// <param name="Address">The address in this plan.</param>
/// <param name="Type">The class; null: none.</param>
/// <param name="Foreign">The resource as another project's plan has it; null: it is this project's, or only its class is known.</param>
internal sealed record Reference(ResourceAddress Address, ClassDeclarations? Type, ResourceSpec? Foreign = null);
