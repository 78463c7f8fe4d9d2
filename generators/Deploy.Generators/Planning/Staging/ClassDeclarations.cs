using Deploy.Generators.Model;

namespace Deploy.Generators.Planning.Staging;

/// <summary>What a class declares in one stage.</summary>
/// <param name="Reference">The class.</param>
/// <param name="HasErrors">Whether the compiler refuses one of its attributes.</param>
/// <param name="Base">What it declares without a stage: names come from there, so that an address is the same in every stage.</param>
/// <param name="All">Its declarations, in the order of the source.</param>
internal sealed record ClassDeclarations(
    TypeReference Reference,
    bool HasErrors,
    IReadOnlyList<Declaration> Base,
    IReadOnlyList<Declaration> All)
{
    /// <summary>The container that a detail belongs to when it names none, where the class has no <c>[Container]</c>.</summary>
    public const string ImplicitContainer = "app";

    /// <summary>The one declaration of an attribute that stands once on a class.</summary>
    public Declaration? Find(string attribute) => All.FirstOrDefault(declaration => declaration.Name == attribute);

    /// <summary>The declarations of an attribute that may be repeated.</summary>
    public IEnumerable<Declaration> Details(string attribute) => All.Where(declaration => declaration.Name == attribute);

    /// <summary>The declaration from which a resource gets its name: the base's, else the stage's own.</summary>
    public Declaration? Naming(string attribute) => Base.FirstOrDefault(declaration => declaration.Name == attribute) ?? Find(attribute);

    /// <summary>The container that a detail belongs to when it names none: the only one, else the first essential one.</summary>
    public string DefaultContainer => DefaultContainerOf(Details("Container"));

    /// <summary>See <see cref="DefaultContainer"/>.</summary>
    public static string DefaultContainerOf(IEnumerable<Declaration> containers)
    {
        var all = containers.ToArray();
        var chosen = all.FirstOrDefault(container => container.Flag("Essential") ?? true) ?? all.FirstOrDefault();
        return chosen?.Text("Name") ?? ImplicitContainer;
    }
}
