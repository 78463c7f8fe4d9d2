using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deploy.Aws.Tests.Models;

namespace Deploy.Aws.Tests.Http;

/// <summary>Writes a tree as a service would answer it.</summary>
internal sealed class WireReply(TestModel model)
{
    public const string RequestId = "0123-request";

    /// <summary>With a member that no model has, in every structure.</summary>
    public bool WithUnknownMembers { get; init; }

    /// <summary>With every top-level member null (JSON) or its element left out (XML).</summary>
    public bool WithNulls { get; init; }

    public Reply Write(string operation, JsonNode tree)
    {
        var output = model.Output(operation);
        if (model.Protocol != "query")
        {
            var body = output is null ? "" : WithNulls ? Nulls(output).ToJsonString() : JsonValue(tree, output)!.ToJsonString();
            return new Reply(body, Headers: new() { ["x-amzn-RequestId"] = RequestId });
        }

        XNamespace ns = model.XmlNamespace;
        var root = new XElement(ns + $"{operation}Response");
        if (output is not null)
        {
            var result = Element(ns + (string)model.Operation(operation)["output"]!["resultWrapper"]!, WithNulls ? new JsonObject() : tree, output);
            root.Add(result);
        }

        root.Add(new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", RequestId)));
        return new Reply($"<?xml version=\"1.0\"?>\n{root.ToString(SaveOptions.DisableFormatting)}");
    }

    private JsonObject Nulls(string shape) => new(model.Members(shape).Select(m => KeyValuePair.Create(m.Name, (JsonNode?)null)));

    private JsonNode? JsonValue(JsonNode? tree, string shape)
    {
        switch (model.Type(shape))
        {
            case "structure":
                var result = new JsonObject();
                if (WithUnknownMembers)
                    result["aMemberOfTomorrow"] = new JsonArray(new JsonObject { ["deep"] = 1 });
                foreach (var (name, _, member) in model.Members(shape))
                {
                    if (tree![name] is { } value)
                        result[name] = JsonValue(value, member);
                }

                return result;
            case "list":
                return new JsonArray([.. tree!.AsArray().Select(i => JsonValue(i, model.Item(shape)))]);
            case "map":
                return new JsonObject(tree!.AsObject().Select(p => KeyValuePair.Create(p.Key, JsonValue(p.Value, model.Value(shape)))));
            case "timestamp":
                var time = DateTime.Parse((string)tree!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
                return (time - DateTime.UnixEpoch).TotalMilliseconds / 1000;
            default:
                return tree!.DeepClone();
        }
    }

    private XElement Element(XName name, JsonNode tree, string shape)
    {
        var element = new XElement(name);
        var ns = name.Namespace;
        switch (model.Type(shape))
        {
            case "structure":
                if (WithUnknownMembers)
                    element.Add(new XElement(ns + "AMemberOfTomorrow", new XElement(ns + "member", 1)));
                foreach (var (memberName, member, memberShape) in model.Members(shape))
                {
                    if (tree[memberName] is { } value)
                        element.Add(Element(ns + ((string?)member["locationName"] ?? memberName), value, memberShape));
                }

                break;
            case "list":
                var item = (string?)model.Shape(shape)["member"]!["locationName"] ?? "member";
                element.Add(tree.AsArray().Select(i => Element(ns + item, i!, model.Item(shape))));
                break;
            case "map":
                element.Add(tree.AsObject().Select(p => new XElement(
                    ns + "entry", new XElement(ns + "key", p.Key), Element(ns + "value", p.Value!, model.Value(shape)))));
                break;
            default:
                element.Value = tree.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)tree! : tree.ToJsonString();
                break;
        }

        return element;
    }
}
