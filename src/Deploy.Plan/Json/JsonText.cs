using System.Globalization;
using System.Text;
using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>Writes canonical JSON: sorted keys, two spaces, <c>\n</c>, invariant numbers, one form for each value.</summary>
public static class JsonText
{
    /// <summary>The canonical text of a value, without a final line end.</summary>
    public static string Write(object? value) => string.Concat(WritePieces(value));

    /// <summary>The text of values as they stand, one after the other, in a list below so many maps and lists; see <see cref="JsonPiece"/>.</summary>
    public static JsonPiece WritePiece(IEnumerable<object?> values, int depth)
    {
        var text = new JsonPieces();
        var first = true;
        foreach (var value in values)
        {
            // The list that the piece goes into starts its first line.
            if (!first) NewLine(text.Open, depth, ref first);
            first = false;
            WriteValue(text, value, depth);
        }

        return new JsonPiece(string.Concat(text.Close()));
    }

    /// <summary>See <see cref="Write"/>; each <see cref="JsonPiece"/> in the value is one of the strings, so that it is not copied.</summary>
    public static EquatableList<string> WritePieces(object? value)
    {
        var text = new JsonPieces();
        WriteValue(text, value, depth: 0);
        return text.Close();
    }

    private static void WriteValue(JsonPieces pieces, object? value, int depth)
    {
        var text = pieces.Open;
        switch (value)
        {
            case JsonPiece piece: pieces.Add(piece); break;
            case null: text.Append("null"); break;
            case string s: WriteString(text, s); break;
            case bool b: text.Append(b ? "true" : "false"); break;
            case long n: text.Append(n.ToString(CultureInfo.InvariantCulture)); break;
            case int n: text.Append(n.ToString(CultureInfo.InvariantCulture)); break;
            case double d: text.Append(d.ToString("R", CultureInfo.InvariantCulture)); break;
            case JsonMap map: WriteMap(pieces, map, depth); break;
            case JsonList list: WriteList(pieces, list, depth); break;
            default: throw new ArgumentException($"A {value.GetType()} is not a JSON value.", nameof(value));
        }
    }

    private static void WriteMap(JsonPieces pieces, JsonMap map, int depth)
    {
        var text = pieces.Open;
        if (map.Count == 0)
        {
            text.Append("{}");
            return;
        }

        text.Append('{');
        var first = true;
        foreach (var pair in map)
        {
            NewLine(text, depth + 1, ref first);
            WriteString(text, pair.Key);
            text.Append(": ");
            WriteValue(pieces, pair.Value, depth + 1);
        }

        CloseLine(text, depth, '}');
    }

    private static void WriteList(JsonPieces pieces, JsonList list, int depth)
    {
        var text = pieces.Open;
        if (list.Count == 0)
        {
            text.Append("[]");
            return;
        }

        text.Append('[');
        var first = true;
        foreach (var item in list)
        {
            NewLine(text, depth + 1, ref first);
            WriteValue(pieces, item, depth + 1);
        }

        CloseLine(text, depth, ']');
    }

    private static void NewLine(StringBuilder text, int depth, ref bool first)
    {
        if (!first) text.Append(',');
        first = false;
        text.Append('\n').Append(' ', depth * 2);
    }

    private static void CloseLine(StringBuilder text, int depth, char bracket) =>
        text.Append('\n').Append(' ', depth * 2).Append(bracket);

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                // Line separators would split the text into lines that a C# lexer sees as directives or text.
                case < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'):
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
