using Deploy.Generators.Model;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Foreign;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>All declarations of one stage, and what has been made of them so far.</summary>
internal sealed class StageContext
{
    private static readonly ClassDeclarations[] None = [];
    private readonly Dictionary<ResourceAddress, ParsedResource> _resources = [];
    private readonly Dictionary<string, ClassDeclarations[]> _declaring;
    private readonly Lazy<HashSet<ClassDeclarations>> _withShells;

    /// <summary>A stage, or with null the base.</summary>
    public StageContext(string? stage, string application, ProjectSettings settings, Declaration deployment, IReadOnlyList<ClassDeclarations> classes, ForeignClasses foreign)
    {
        (Stage, Application, Settings, Deployment, Classes) = (stage, application, settings, deployment, classes);
        _declaring = classes
            .SelectMany(type => type.All.Select(declaration => declaration.Name).Distinct().Select(name => (Name: name, Type: type)))
            .GroupBy(pair => pair.Name, pair => pair.Type)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        References = new References(this, foreign);
        _withShells = new Lazy<HashSet<ClassDeclarations>>(FindShells);
    }

    /// <summary>The stage; null: the base.</summary>
    public string? Stage { get; }

    /// <summary>The application's name.</summary>
    public string Application { get; }

    /// <summary>What the compilation as a whole says.</summary>
    public ProjectSettings Settings { get; }

    /// <summary>What <c>[assembly: Deployment]</c> says in this stage.</summary>
    public Declaration Deployment { get; }

    /// <summary>The classes of the assembly, by name.</summary>
    public IReadOnlyList<ClassDeclarations> Classes { get; }

    public References References { get; }

    public FindingList Findings { get; } = new();

    /// <summary>The classes that carry an attribute, by name.</summary>
    public IReadOnlyList<ClassDeclarations> Declaring(string attribute) => _declaring.TryGetValue(attribute, out var found) ? found : None;

    /// <summary>Whether a service opens shells in the tasks of a class, for <c>aws ecs execute-command</c>.</summary>
    public bool HasShells(ClassDeclarations type) => _withShells.Value.Contains(type);

    /// <summary>What was parsed so far: kinds later in the order of parsers see those before them.</summary>
    public IEnumerable<ParsedResource> Resources => _resources.Values;

    /// <summary>The classes of the assembly with the resources that their own attributes declare.</summary>
    public IEnumerable<DeclaringClass> Declared() =>
        from parser in KindParsers.All.OfType<DeclaredKindParser>()
        from type in Declaring(parser.DeclaredKind.Attribute)
        select new DeclaringClass(type.Reference.MetadataName, parser.DeclaredKind.AddressOf(type));

    /// <summary>The parsed resources of a type.</summary>
    public IEnumerable<(TSpec Spec, ParsedResource Parsed)> OfType<TSpec>()
        where TSpec : ResourceSpec =>
        Resources.Where(parsed => parsed.Spec is TSpec).Select(parsed => ((TSpec)parsed.Spec, parsed)).ToArray();

    /// <summary>The parsed resource of an address and type; null: none, or of another type.</summary>
    public TSpec? Find<TSpec>(ResourceAddress address)
        where TSpec : ResourceSpec => _resources.TryGetValue(address, out var parsed) ? parsed.Spec as TSpec : null;

    /// <summary>Adds a resource. Two classes may bring along the same thing; they may not differ about it.</summary>
    public void Add(ParsedResource parsed)
    {
        var address = parsed.Spec.Address;
        if (!_resources.TryGetValue(address, out var known))
        {
            _resources.Add(address, parsed);
        }
        else if (!known.Spec.Equals(parsed.Spec) || known.Spec.Ownership == Deploy.Ecs.Ownership.Owned)
        {
            Findings.Add<DuplicateResource>(address, "", parsed.Origins[""].Place, address.ToString(), parsed.Type.Reference.Name, known.Type.Reference.Name);
        }
    }

    private HashSet<ClassDeclarations> FindShells() => [..
        from other in Declaring(ServiceParser.Kind.Attribute)
        let service = other.Find(ServiceParser.Kind.Attribute)
        where service.Flag(nameof(ServiceSpec.EnableExecuteCommand)) == true
        let task = References.TryResolve(other, service, TaskDefinitionParser.Kind, nameof(ServiceSpec.TaskDefinition))
        where task?.Type is not null
        select task.Type];
}
