using System.Globalization;
using System.Text;

namespace Deploy.Plan.Json;

/// <summary>Writes canonical JSON: sorted keys, two spaces, <c>\n</c>, invariant numbers, one form for each value.</summary>
public static class JsonText
{
    /// <summary>The canonical text of a value, without a final line end.</summary>
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        WriteValue(text, value, depth: 0);
        return text.ToString();
    }

    private static void WriteValue(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string s: WriteString(text, s); break;
            case bool b: text.Append(b ? "true" : "false"); break;
            case long n: text.Append(n.ToString(CultureInfo.InvariantCulture)); break;
            case int n: text.Append(n.ToString(CultureInfo.InvariantCulture)); break;
            case double d: text.Append(d.ToString("R", CultureInfo.InvariantCulture)); break;
            case JsonMap map: WriteMap(text, map, depth); break;
            case JsonList list: WriteList(text, list, depth); break;
            default: throw new ArgumentException($"A {value.GetType()} is not a JSON value.", nameof(value));
        }
    }

    private static void WriteMap(StringBuilder text, JsonMap map, int depth)
    {
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
            WriteValue(text, pair.Value, depth + 1);
        }

        CloseLine(text, depth, '}');
    }

    private static void WriteList(StringBuilder text, JsonList list, int depth)
    {
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
            WriteValue(text, item, depth + 1);
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
