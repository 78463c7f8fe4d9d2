using System.Text.Json.Nodes;
using Deploy.Local.Models;

namespace Deploy.Local.Tests.Fuzz;

/// <summary>Requests by the model, most of whose values are plausible and some of which are odd. The same seed gives the same requests.</summary>
internal sealed class RandomInput(Random random, IReadOnlyList<string> known)
{
    private const int DeepestShape = 6;

    private static readonly string[] OddTexts =
    [
        "", " ", "\0", "\uFFFE", "\u001b[31m", "🚀", "é", "../../x", "a/b", "a b", "*", "?", "-1", "1e999", "NaN", "arn:", "arn:aws:ecs", "arn:aws:::::", "arn:aws:ecs:::cluster/",
        "arn:aws:iam::000000000000:role/", "{", "[]", "null", "{\"a\":1,\"a\":2}", "{\"rules\":null}", "{\"Statement\":[null]}", "{\"Statement\":{\"Effect\":[]}}", "{\"a\":\"\\ud800\"}",
        "{\"$or\":[1,2]}", "cron(0 0 31 2 ? *)", "cron(* * * * *)", "cron(0 0 L-3 * ? *)", "rate(99999999999999999999 days)", "rate(2147483647 days)", "at(9999-12-31T23:59:59)", "at(0001-01-01T00:00:00)",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "sha256:", "YWZ0ZXI6OTk5OTk5OTk5", "YWZ0ZXI6LTE=", "\"", "\\", "%", "(((((", new('a', 5000), new('[', 5000),
    ];

    private static readonly double[] OddNumbers = [-1, 0, 2147483647, -2147483648, 2147483648, 9007199254740993, 1.5, 1e300, -1e300, 253402300800];

    private static readonly int[] Numbers = [1, 2, 3, 10, 14, 80, 100, 256, 443, 512, 1024, 8080];

    /// <summary>A document of the shape; with a small chance something else in a place.</summary>
    public JsonNode? Of(Shape shape, int depth = 0)
    {
        if (random.Next(60) == 0) return Anything();
        switch (shape.Type)
        {
            case "structure":
                var json = new JsonObject();
                foreach (var member in shape.Members.Values)
                    if (depth < DeepestShape && random.Next(100) < (shape.Required.Contains(member.Name) ? 96 : 35))
                        json[member.Name] = Of(member.Shape, depth + 1);
                return json;
            case "list":
                return new JsonArray([.. Enumerable.Range(0, depth < DeepestShape ? random.Next(3) : 0).Select(_ => Of(shape.Member!.Shape, depth + 1))]);
            case "map":
                return new JsonObject(Enumerable.Range(0, random.Next(3)).Select(i => KeyValuePair.Create($"{Text(shape.Key!.Shape)}{i}", Of(shape.Value!.Shape, depth + 1))));
            case "boolean":
                return random.Next(2) == 0;
            case "timestamp":
                return random.Next(3) == 0 ? OddNumbers[random.Next(OddNumbers.Length)] : 1893456000 + random.Next(-100000, 100000);
            case "blob":
                return Convert.ToBase64String([1, 2, 3]);
            default:
                return shape.IsNumber ? Number() : Text(shape);
        }
    }

    private JsonNode Number() => random.Next(4) == 0 ? OddNumbers[random.Next(OddNumbers.Length)] : Numbers[random.Next(Numbers.Length)];

    private string Text(Shape shape) =>
        shape.Enum.Count > 0 && random.Next(20) != 0 ? shape.Enum[random.Next(shape.Enum.Count)]
        : random.Next(4) == 0 ? OddTexts[random.Next(OddTexts.Length)]
        : known[random.Next(known.Count)];

    private JsonNode? Anything() => random.Next(7) switch
    {
        0 => null,
        1 => new JsonArray(),
        2 => new JsonObject { ["x"] = 1 },
        3 => OddTexts[random.Next(OddTexts.Length)],
        4 => OddNumbers[random.Next(OddNumbers.Length)],
        5 => true,
        _ => new JsonArray((JsonNode?)null),
    };
}
