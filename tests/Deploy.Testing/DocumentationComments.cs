using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Deploy.Testing;

/// <summary>The documentation comments of an assembly, as Markdown.</summary>
public sealed partial class DocumentationComments
{
    private readonly Dictionary<string, XElement> _members;

    private readonly string _ownNamespace;

    /// <summary>Reads the file that the compiler wrote beside an assembly, whose namespace has its name.</summary>
    public DocumentationComments(Assembly assembly)
    {
        _ownNamespace = $"{assembly.GetName().Name}.";
        _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
    }

    /// <summary>The sentences about a type.</summary>
    public string Summary(Type type) => Text(_members[$"T:{type.FullName}"].Element("summary"));

    /// <summary>The sentences about a property.</summary>
    public string Summary(PropertyInfo property) => Text(_members[$"P:{property.DeclaringType!.FullName}.{property.Name}"].Element("summary"));

    /// <summary>The page of AWS that a type is of; empty: none.</summary>
    public string Remarks(Type type) => Text(_members[$"T:{type.FullName}"].Element("remarks"));

    /// <summary>The lines of a type's example.</summary>
    public string Example(Type type) => string.Join('\n', (_members[$"T:{type.FullName}"].Element("example")?.Element("code")?.Value ?? "").Trim().Split('\n').Select(line => line.Trim()));

    private string Text(XElement? element) => element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("href") is { } link => $"<{link.Value}>",
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } reference => $"`{reference.Value[2..].Replace(_ownNamespace, "", StringComparison.Ordinal)}`",
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
