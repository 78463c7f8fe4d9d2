using System.Globalization;
using System.Text;
using Deploy.Plan.Texts;

namespace Deploy.Plan.Json;

/// <summary>Reads strict JSON (RFC 8259) into <see cref="JsonMap"/>, <see cref="JsonList"/> and plain values.</summary>
public sealed class JsonReader
{
    private const int MaximumDepth = 64;
    private readonly string _text;
    private readonly JsonPlaces? _places;
    private int _position;

    private JsonReader(string text, JsonPlaces? places) => (_text, _places) = (text, places);

    /// <summary>Reads one document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="places">Takes where each value stands, and where the text is no JSON.</param>
    /// <exception cref="FormatException">The text is not JSON; the message names line and column.</exception>
    public static object? Read(string text, JsonPlaces? places = null)
    {
        var reader = new JsonReader(text, places);
        var value = reader.ReadValue(depth: 0, places is null ? null : "");
        reader.SkipWhiteSpace();
        return reader._position == text.Length ? value : throw reader.Error("text after the end of the document");
    }

    private object? ReadValue(int depth, string? path)
    {
        if (depth > MaximumDepth) throw Error($"more than {MaximumDepth} levels");
        SkipWhiteSpace();
        var start = _position;
        object? value = Peek() switch
        {
            '{' => ReadMap(depth, path),
            '[' => ReadList(depth, path),
            '"' => ReadString(),
            't' => ReadWord("true", true),
            'f' => ReadWord("false", false),
            'n' => ReadWord("null", null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            '\0' => throw Error("the document ends where a value should stand"),
            var c => throw Error($"unexpected '{c}'"),
        };
        if (path is not null) _places!.AddValue(path, new TextRange(start, _position - start));
        return value;
    }

    private JsonMap ReadMap(int depth, string? path)
    {
        var map = new JsonMap();
        _position++;
        if (TryTake('}')) return map;
        do
        {
            SkipWhiteSpace();
            if (Peek() != '"') throw Error("a property name in double quotes is missing");
            var start = _position;
            var name = ReadString();
            var at = path is null ? null : JsonPlaces.Member(path, name);
            if (at is not null) _places!.AddName(at, new TextRange(start, _position - start));
            if (map.ContainsKey(name)) throw Error($"the property \"{name}\" stands twice");
            if (!TryTake(':')) throw Error($"':' is missing after \"{name}\"");
            map.Add(name, ReadValue(depth + 1, at));
        }
        while (TryTake(','));

        return TryTake('}') ? map : throw Error("',' or '}' is missing");
    }

    private JsonList ReadList(int depth, string? path)
    {
        var list = new JsonList();
        _position++;
        if (TryTake(']')) return list;
        do list.Add(ReadValue(depth + 1, path is null ? null : JsonPlaces.Element(path, list.Count)));
        while (TryTake(','));

        return TryTake(']') ? list : throw Error("',' or ']' is missing");
    }

    private string ReadString()
    {
        var text = new StringBuilder();
        for (_position++; ; _position++)
        {
            var c = Peek();
            switch (c)
            {
                case '"':
                    _position++;
                    return text.ToString();
                case '\\':
                    _position++;
                    text.Append(ReadEscape());
                    break;
                case < ' ': throw Error(_position >= _text.Length ? "the document ends within a string" : "a control character within a string");
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        switch (Peek())
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 < _text.Length
                && int.TryParse(_text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default: throw Error("an unknown escape sequence");
        }
    }

    private object ReadNumber()
    {
        var start = _position;
        while (Peek() is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9')) _position++;
        var number = _text.Substring(start, _position - start);
        if (number.TrimStart('-') is ['0', >= '0' and <= '9', ..]) throw ErrorAt(start, "a number with a zero too many in front");
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return integer;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            ? real
            : throw ErrorAt(start, "this is not a number");
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0) throw Error($"'{word}' was expected");
        _position += word.Length;
        return value;
    }

    private bool TryTake(char expected)
    {
        SkipWhiteSpace();
        if (Peek() != expected) return false;
        _position++;
        return true;
    }

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r') _position++;
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    // What stands there may be a part of a secret: it is not said.
    private FormatException ErrorAt(int position, string what)
    {
        _position = position;
        return Error(what);
    }

    private FormatException Error(string what)
    {
        var line = 1;
        var column = 1;
        for (var i = 0; i < _position && i < _text.Length; i++, column++)
        {
            if (_text[i] != '\n') continue;
            line++;
            column = 0;
        }

        _places?.AddFault(Math.Min(_position, _text.Length));
        return new FormatException($"Line {line}, column {column}: {what}.");
    }
}
