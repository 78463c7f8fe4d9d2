using System.Text.Json.Nodes;
using System.Xml;
using Deploy.Local.Models;
using Deploy.Local.Services;

namespace Deploy.Local.Protocols;

/// <summary>Forms to member names. awsQuery and ec2Query differ in the names of members and of list elements.</summary>
/// <param name="ec2">ec2Query: capital names, lists always flat.</param>
internal sealed class FormDecoder(bool ec2)
{
    public JsonNode? Decode(FormNode node, Shape shape, bool flattened = false)
    {
        switch (shape.Type)
        {
            case "structure":
                return DecodeStructure(node, shape);
            case "list":
                return DecodeList(node, shape, flattened);
            case "map":
                return DecodeMap(node, shape, flattened);
            default:
                node.Used = true;
                return node.Text is null ? null : Scalars.Parse(Readable(node.Text), shape);
        }
    }

    private JsonObject DecodeStructure(FormNode node, Shape shape)
    {
        node.Used = true;
        var json = new JsonObject();
        foreach (var member in shape.Members.Values)
            if (node.Children.TryGetValue(NameOf(member), out var child)
                && Decode(child, member.Shape, member.Flattened || member.Shape.Flattened) is { } value)
                json[member.Name] = value;
        return json;
    }

    private JsonArray DecodeList(FormNode node, Shape shape, bool flattened)
    {
        node.Used = true;
        var element = shape.Member!;
        var container = node;
        if (!ec2 && !flattened)
            container = node.Children.GetValueOrDefault(element.LocationName ?? "member") ?? new FormNode();
        return new JsonArray([.. container.Items().Select(item => Decode(item, element.Shape))]);
    }

    private JsonObject DecodeMap(FormNode node, Shape shape, bool flattened)
    {
        node.Used = true;
        var entries = flattened ? node : node.Children.GetValueOrDefault("entry") ?? new FormNode();
        var json = new JsonObject();
        foreach (var entry in entries.Items())
        {
            var key = entry.Children.GetValueOrDefault(shape.Key!.LocationName ?? "key");
            var value = entry.Children.GetValueOrDefault(shape.Value!.LocationName ?? "value");
            if (key?.Text is null || value is null)
                continue;
            key.Used = true;
            json[Readable(key.Text)] = Decode(value, shape.Value.Shape);
        }

        return json;
    }

    /// <summary>A text that a reply in XML can hold: what was stored otherwise could never be read again.</summary>
    private static string Readable(string text) => text.All(IsXml)
        ? text
        : throw new LocalServiceException("MalformedInput", "A parameter has characters that XML does not have.");

    private static bool IsXml(char letter) => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter);

    private string NameOf(Member member)
    {
        if (!ec2)
        {
            // A flat list goes by its element's name where that has one.
            var flat = member.Flattened || member.Shape.Flattened;
            return flat && member.Shape.Member?.LocationName is { } element ? element : member.WireName;
        }

        return member.QueryName
            ?? (member.LocationName is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : member.Name);
    }
}
