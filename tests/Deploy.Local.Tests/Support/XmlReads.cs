using System.Xml.Linq;

namespace Deploy.Local.Tests.Support;

/// <summary>Reads of XML replies without their namespaces.</summary>
public static class XmlReads
{
    public static IEnumerable<string> All(this XElement element, string name) =>
        element.Descendants().Where(d => d.Name.LocalName == name).Select(d => d.Value);

    public static string? First(this XElement element, string name) => element.All(name).FirstOrDefault();
}
