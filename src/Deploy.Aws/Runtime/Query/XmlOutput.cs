using System.Globalization;
using System.Xml.Linq;

namespace Deploy.Aws.Runtime.Query;

/// <summary>Reads members of an XML reply by local name. A missing element gives null; elements not asked for are ignored.</summary>
internal static class XmlOutput
{
    public static XElement? Child(this XElement xml, string name) => xml.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static T? Member<T>(this XElement xml, string name, Func<XElement, T> read)
        where T : class
        => xml.Child(name) is { } child ? read(child) : null;

    public static T? Value<T>(this XElement xml, string name, Func<XElement, T> read)
        where T : struct
        => xml.Child(name) is { } child && child.Value.Length > 0 ? read(child) : null;

    public static List<T>? List<T>(this XElement xml, string name, string item, Func<XElement, T> read)
        => xml.Child(name)?.Elements().Where(e => e.Name.LocalName == item).Select(read).ToList();

    public static Dictionary<string, T>? Map<T>(this XElement xml, string name, Func<XElement, T> read)
        => xml.Child(name)?.Elements().Where(e => e.Name.LocalName == "entry")
            .ToDictionary(e => e.Child("key")?.Value ?? "", e => read(e.Child("value") ?? new XElement("value")));

    public static T Structure<T>(XElement xml)
        where T : IXmlOutput<T>
        => T.Read(xml);

    public static string String(XElement xml) => xml.Value;

    public static int Int(XElement xml) => int.Parse(xml.Value, CultureInfo.InvariantCulture);

    public static long Long(XElement xml) => long.Parse(xml.Value, CultureInfo.InvariantCulture);

    public static bool Bool(XElement xml) => bool.Parse(xml.Value);

    public static DateTime Timestamp(XElement xml) => Timestamps.Parse(xml.Value);
}
