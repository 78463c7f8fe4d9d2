using System.Globalization;
using System.Text.Json.Nodes;

namespace Deploy.Aws.Tests.Models;

/// <summary>
/// Makes values of shapes with every member set. Timestamps are ISO text with milliseconds and blobs base64,
/// whatever the wire uses.
/// </summary>
internal sealed class Sample(TestModel model, Func<string, string> text)
{
    public const string Time = "2031-02-03T04:05:06.789Z";

    private readonly Stack<string> _path = new();
    private int _count;

    /// <summary>Text that breaks whoever forgets to escape.</summary>
    public static Sample Hostile(TestModel model) => new(model, name => $"{name} ä&=+/%?#\"\\<'>\n€");

    /// <summary>Text that a server might accept.</summary>
    public static Sample Plain(TestModel model) => new(model, name => name);

    public JsonNode Tree(string? shape) => shape is null ? new JsonObject() : Value(shape, shape)!;

    private JsonNode? Value(string shape, string name)
    {
        // No shape of the used operations contains itself today; one that did would end here.
        if (_path.Contains(shape) && model.Type(shape) == "structure")
            return null;
        _path.Push(shape);
        try
        {
            return model.Type(shape) switch
            {
                "structure" => Structure(shape),
                "list" => new JsonArray([.. Enumerable.Range(0, Count(shape)).Select(_ => Value(model.Item(shape), name))]),
                "map" => new JsonObject(Enumerable.Range(0, Count(shape)).Select(i => KeyValuePair.Create($"key {i}", Value(model.Value(shape), name)))),
                "string" => Text(shape, name),
                "integer" => (int)Number(shape, 1000 + _count++),
                "long" => Number(shape, 5_000_000_000 + _count++),
                "double" or "float" => 1.5,
                "boolean" => _count++ % 2 == 0,
                "timestamp" => Time,
                "blob" => Convert.ToBase64String([0, 1, 254, 255]),
                "document" => JsonNode.Parse("""{"text":"a","list":[1,true,1.5],"large":5000000000}"""),
                var other => throw new NotSupportedException($"{shape} is a {other}"),
            };
        }
        finally
        {
            _path.Pop();
        }
    }

    private JsonObject Structure(string shape)
    {
        var tree = new JsonObject();
        foreach (var (name, _, member) in model.Members(shape))
        {
            if (Value(member, name) is { } value)
                tree[name] = value;
        }

        return tree;
    }

    private string Text(string shape, string name)
    {
        if (model.Shape(shape)["enum"] is JsonArray values)
            return (string)values[_count++ % values.Count]!;
        var value = string.Create(CultureInfo.InvariantCulture, $"{text(name)}{_count++}");
        var (min, max) = Limits(shape);
        return value.PadRight((int)Math.Min(min ?? 0, 1000), 'x')[..(int)Math.Min(Math.Max(value.Length, min ?? 0), max ?? int.MaxValue)];
    }

    private int Count(string shape)
    {
        var (min, max) = Limits(shape);
        return (int)Math.Min(Math.Max(2, min ?? 0), max ?? 2);
    }

    private long Number(string shape, long wanted)
    {
        var (min, max) = Limits(shape);
        return Math.Clamp(wanted, min ?? long.MinValue, max ?? long.MaxValue);
    }

    private (long? Min, long? Max) Limits(string shape)
        => ((long?)(double?)model.Shape(shape)["min"], (long?)(double?)model.Shape(shape)["max"]);
}
