using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Deploy.Aws.Tests.Models;

/// <summary>Moves values between trees and the public classes, property by property as the model names them.</summary>
internal static class Shapes
{
    public static object ToObject(TestModel model, JsonNode tree, string? shape, Type type)
    {
        var result = Activator.CreateInstance(type)!;
        if (shape is null)
            return result;
        foreach (var (name, _, member) in model.Members(shape))
        {
            if (tree[name] is { } value)
                Property(type, name).SetValue(result, Value(model, value, member, Property(type, name).PropertyType));
        }

        return result;
    }

    public static JsonObject ToTree(TestModel model, object value, string? shape)
    {
        var tree = new JsonObject();
        if (shape is null)
            return tree;
        foreach (var (name, _, member) in model.Members(shape))
        {
            if (Property(value.GetType(), name).GetValue(value) is { } set && set is not Document { Type: DocumentType.Null })
                tree[name] = Node(model, set, member);
        }

        return tree;
    }

    /// <summary>The property of a member: the same name but for the case of its first letter.</summary>
    public static PropertyInfo Property(Type type, string member)
        => type.GetProperty(char.ToUpperInvariant(member[0]) + member[1..])
            ?? throw new InvalidOperationException($"{type} has no property for the member {member}.");

    private static object? Value(TestModel model, JsonNode tree, string shape, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (model.Type(shape))
        {
            case "structure":
                return ToObject(model, tree, shape, type);
            case "list":
                var list = (IList)Activator.CreateInstance(type)!;
                foreach (var item in tree.AsArray())
                    list.Add(Value(model, item!, model.Item(shape), type.GenericTypeArguments[0]));
                return list;
            case "map":
                var map = (IDictionary)Activator.CreateInstance(type)!;
                foreach (var (key, item) in tree.AsObject())
                    map.Add(key, Value(model, item!, model.Value(shape), type.GenericTypeArguments[1]));
                return map;
            case "string":
                return type == typeof(string) ? (string)tree! : Activator.CreateInstance(type, (string)tree!);
            case "timestamp":
                return DateTime.Parse((string)tree!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            case "blob":
                return new MemoryStream(Convert.FromBase64String((string)tree!));
            case "document":
                return Json.ToDocument(tree);
            case "long" when type == typeof(DateTime):
                return DateTime.UnixEpoch.AddMilliseconds((long)tree);
            default:
                return Convert.ChangeType(tree.ToString(), type, CultureInfo.InvariantCulture);
        }
    }

    private static JsonNode Node(TestModel model, object value, string shape) => value switch
    {
        string text => text,
        ConstantClass constant => constant.Value,
        DateTime time when model.Type(shape) == "long" => (long)(time - DateTime.UnixEpoch).TotalMilliseconds,
        DateTime { Kind: DateTimeKind.Utc } time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        MemoryStream bytes => Convert.ToBase64String(bytes.ToArray()),
        Document document => Json.FromDocument(document)!,
        bool flag => flag,
        IDictionary map => new JsonObject(map.Keys.Cast<string>().Select(k => KeyValuePair.Create(k, (JsonNode?)Node(model, map[k]!, model.Value(shape))))),
        IList list => new JsonArray([.. list.Cast<object>().Select(i => Node(model, i, model.Item(shape)))]),
        int or long or double => JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!)!,
        _ => ToTree(model, value, shape),
    };
}
