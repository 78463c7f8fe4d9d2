using Deploy.Generators.Model;
using Deploy.Generators.Parsing;
using Deploy.Generators.Planning.Origins;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Analysis;

/// <summary>The attributes that the compiler refuses, and which findings follow from that.</summary>
internal sealed class BrokenAttributes
{
    private readonly Dictionary<string, HashSet<int>> _byClass;

    private BrokenAttributes(Dictionary<string, HashSet<int>> byClass) => _byClass = byClass;

    /// <summary>Whether there are any.</summary>
    public bool Any => _byClass.Count > 0;

    /// <summary>Whether there are any on the assembly.</summary>
    public bool OfAssembly => _byClass.ContainsKey("");

    /// <summary>The broken attributes of the classes and of the assembly.</summary>
    public static BrokenAttributes Of(IEnumerable<AttributedClass> classes, IAssemblySymbol assembly)
    {
        var byClass = classes.Where(type => type.Broken.Count > 0)
            .ToDictionary(type => type.Reference.MetadataName, type => new HashSet<int>(type.Broken), StringComparer.Ordinal);
        var ofAssembly = KnownAttributes.Of(assembly)
            .Select((attribute, index) => (Attribute: attribute, Index: index))
            .Where(pair => AttributeReader.HasErrors(pair.Attribute, CancellationToken.None))
            .Select(pair => pair.Index)
            .ToArray();
        if (ofAssembly.Length > 0) byClass.Add("", new HashSet<int>(ofAssembly));
        return new BrokenAttributes(byClass);
    }

    /// <summary>
    /// Whether a finding may follow from them: it is at one of them, or says that something is missing, which may be what the compiler
    /// refuses. What is written elsewhere on the class is judged.
    /// </summary>
    public bool Explain(AttributePlace place) =>
        _byClass.TryGetValue(place.Class, out var broken) && (place.Argument is null || broken.Contains(place.Index));
}
