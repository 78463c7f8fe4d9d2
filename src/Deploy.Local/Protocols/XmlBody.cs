using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Deploy.Local.Models;

namespace Deploy.Local.Protocols;

/// <summary>Replies as XML elements.</summary>
internal static class XmlBody
{
    public static IEnumerable<XElement> Members(JsonObject json, Shape shape, XNamespace space)
    {
        foreach (var member in shape.Members.Values)
            if (json[member.Name] is { } value)
                foreach (var element in Element(member.WireName, value, member.Shape, member.Flattened || member.Shape.Flattened, member.TimestampFormat, space))
                    yield return element;
    }

    public static byte[] Write(XElement root)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false };
        foreach (var text in root.DescendantNodesAndSelf().OfType<XText>())
            if (!text.Value.All(IsXml))
                text.Value = string.Concat(text.Value.Select(letter => IsXml(letter) ? letter : '\uFFFD'));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, settings))
            root.Save(writer);
        return stream.ToArray();
    }

    // An error may repeat what was sent.
    private static bool IsXml(char letter) => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter);

    private static IEnumerable<XElement> Element(
        string name, JsonNode value, Shape shape, bool flattened, string? timestampFormat, XNamespace space)
    {
        switch (shape.Type)
        {
            case "structure":
                return [new XElement(space + name, Members((JsonObject)value, shape, space))];
            case "list":
                var element = shape.Member!;
                var itemName = flattened ? name : element.LocationName ?? "member";
                var items = ((JsonArray)value).SelectMany(item => Element(itemName, item!, element.Shape, false, null, space));
                return flattened ? items : [new XElement(space + name, items)];
            case "map":
                var entries = ((JsonObject)value).Select(p => new XElement(
                    space + (flattened ? name : "entry"),
                    new XElement(space + (shape.Key!.LocationName ?? "key"), p.Key),
                    Element(shape.Value!.LocationName ?? "value", p.Value!, shape.Value.Shape, false, null, space)));
                return flattened ? entries : [new XElement(space + name, entries)];
            default:
                return [new XElement(space + name, Text((JsonValue)value, shape))];
        }
    }

    private static string Text(JsonValue value, Shape shape) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when shape.Type == "timestamp" => Timestamps.ToIso(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        JsonValueKind.Number => value.ToJsonString(),
        _ => value.GetValue<string>(),
    };
}
