using Deploy.Generators.Model;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Generators.Projects;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Foreign;

/// <summary>
/// The classes of other assemblies that this one names. What they declare is read from the plan of their project; where that is not known (an
/// assembly without its project, an editor before the first build) from the attributes that their assembly kept.
/// </summary>
internal sealed class ForeignClasses
{
    private readonly Dictionary<string, ReferencedProject> _projects;
    private readonly Dictionary<TypeReference, ClassDeclarations> _classes;

    public ForeignClasses(IEnumerable<ReferencedProject> projects, IEnumerable<AttributedClass> classes)
    {
        // One project can be referred to twice, for two frameworks.
        _projects = projects.GroupBy(project => project.Assembly, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        _classes = classes.Distinct().ToDictionary(type => type.Reference, type => StageMerge.Merge(type, ApplicationOf(type), stage: null));
    }

    /// <summary>What a class declares as far as its own attributes tell.</summary>
    public ClassDeclarations Declarations(TypeReference type) => _classes[type];

    /// <summary>The project of a class, where its plan is known.</summary>
    public ReferencedProject? ProjectOf(TypeReference type) => _projects.TryGetValue(type.Assembly!, out var project) ? project : null;

    /// <summary>Whether nothing tells what a class declares: no plan of its project is known, and its assembly kept no attributes.</summary>
    public bool IsUnknown(TypeReference type) => ProjectOf(type) is null && _classes[type].Source.MayBeErased;

    /// <summary>Whose a resource is that a class declares by the attributes that its assembly kept.</summary>
    public static OwnerSpec OwnerByAttributes(AttributedClass type) =>
        new() { Application = ApplicationOf(type), Project = type.Reference.Assembly!, NameTemplate = ApplicationNames.TemplateOf(type.Home) };

    private static string ApplicationOf(AttributedClass type) => ApplicationNames.Of(type.Home, type.Reference.Assembly!);
}
