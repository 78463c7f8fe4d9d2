using Deploy.Generators.Model;

namespace Deploy.Generators.Planning.Staging;

/// <summary>What a class declares in one stage.</summary>
internal sealed class ClassDeclarations
{
    /// <summary>The container that a detail belongs to when it names none, where the class has no <c>[Container]</c>.</summary>
    public const string ImplicitContainer = "app";

    private static readonly Declaration[] None = [];
    private readonly Dictionary<string, List<Declaration>> _byAttribute = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Declaration> _base;
    private readonly IReadOnlyList<Declaration> _removed;

    /// <summary>The declarations of a class.</summary>
    /// <param name="source">The class as it is written, with the attributes of all stages.</param>
    /// <param name="application">The application that its resources belong to.</param>
    /// <param name="basis">What it declares without a stage: names come from there, so that an address is the same in every stage.</param>
    /// <param name="all">What it declares in the stage, in the order of the source.</param>
    /// <param name="removed">What of the base the stage removes.</param>
    public ClassDeclarations(AttributedClass source, string application, IReadOnlyList<Declaration> basis, IReadOnlyList<Declaration> all, IReadOnlyList<Declaration> removed)
    {
        (Source, Application, _base, All, _removed) = (source, application, basis, all, removed);
        foreach (var declaration in all)
        {
            if (!_byAttribute.TryGetValue(declaration.Name, out var same)) _byAttribute.Add(declaration.Name, same = new List<Declaration>(1));
            same.Add(declaration);
        }

        DefaultContainer = DefaultContainerOf(Details("Container"));
    }

    /// <summary>The class as it is written, with the attributes of all stages.</summary>
    public AttributedClass Source { get; }

    /// <summary>The application that its resources belong to.</summary>
    public string Application { get; }

    /// <summary>The class.</summary>
    public TypeReference Reference => Source.Reference;

    /// <summary>Its declarations, in the order of the source.</summary>
    public IReadOnlyList<Declaration> All { get; }

    /// <summary>The container that a detail belongs to when it names none: the only one, else the first essential one.</summary>
    public string DefaultContainer { get; }

    /// <summary>The one declaration of an attribute that stands once on a class.</summary>
    public Declaration? Find(string attribute) => Details(attribute) is [var first, ..] ? first : null;

    /// <summary>The declarations of an attribute that may be repeated.</summary>
    public IReadOnlyList<Declaration> Details(string attribute) => _byAttribute.TryGetValue(attribute, out var found) ? found : None;

    /// <summary>The declarations of an attribute that the stage takes away: what they declared is absent, and no default takes its place.</summary>
    public IEnumerable<Declaration> Removed(string attribute) => _removed.Where(declaration => declaration.Name == attribute);

    /// <summary>The declaration from which a resource gets its name: the base's, else the stage's own.</summary>
    public Declaration? Naming(string attribute)
    {
        for (var i = 0; i < _base.Count; i++)
            if (_base[i].Name == attribute) return _base[i];
        return Find(attribute);
    }

    /// <summary>See <see cref="DefaultContainer"/>.</summary>
    public static string DefaultContainerOf(IEnumerable<Declaration> containers)
    {
        Declaration? first = null;
        foreach (var container in containers)
        {
            first ??= container;
            if (container.Flag("Essential") ?? true) return container.Text("Name") ?? ImplicitContainer;
        }

        return first?.Text("Name") ?? ImplicitContainer;
    }
}
