using System.Globalization;
using System.Text;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Parameters;

/// <summary>
/// Reads the names of a file of parameters with their positions, and passes over the values. Allows what a deployment allows: comments, a
/// comma after the last parameter, and a name that stands twice.
/// </summary>
internal sealed class ParameterFileReader
{
    private readonly string _text;
    private readonly List<ParameterName> _names = [];
    private int _position;
    private ParameterFault? _fault;

    private ParameterFileReader(string text) => _text = text;

    /// <summary>Reads a file; of one that is wrong, what stands before the fault.</summary>
    public static ParameterFile Read(string path, string? stage, string text)
    {
        var reader = new ParameterFileReader(text);
        reader.ReadDocument();
        return new ParameterFile(path, stage, reader._names.ToEquatableList(), reader._fault);
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private void ReadDocument()
    {
        SkipTrivia();
        if (Current != '{')
        {
            Fail("it is not a JSON object");
            return;
        }

        _position++;
        SkipTrivia();
        while (Current != '}')
        {
            if (!ReadParameter()) return;
            SkipTrivia();
            if (Current == ',')
            {
                _position++;
                SkipTrivia();
            }
            else if (Current != '}')
            {
                Fail("',' or '}' is missing");
                return;
            }
        }

        _position++;
        SkipTrivia();
        if (_position < _text.Length) Fail("something stands after the object");
    }

    private bool ReadParameter()
    {
        var start = _position;
        if (Current != '"') return Fail("a name in double quotes is missing");
        if (ReadString() is not { } name) return false;
        _names.Add(new ParameterName(name, TextSpan.FromBounds(start, _position)));
        SkipTrivia();
        if (Current != ':') return Fail("':' is missing after a name");
        _position++;
        SkipTrivia();
        return SkipValue(name);
    }

    private bool SkipValue(string name)
    {
        switch (Current)
        {
            case '"': return ReadString() is not null;
            case 't': return SkipWord("true");
            case 'f': return SkipWord("false");
            case '-' or (>= '0' and <= '9'): return SkipNumber();
            case '{' or '[': return Fail($"'{name}' is {(Current == '{' ? "an object" : "a list")}", name);
            case 'n': return Fail($"'{name}' is null", name);
            default: return Fail("a value is missing");
        }
    }

    private string? ReadString()
    {
        var text = new StringBuilder();
        for (_position++; ; _position++)
        {
            switch (Current)
            {
                case '"':
                    _position++;
                    return text.ToString();
                case '\\':
                    _position++;
                    if (Escaped() is not { } escaped)
                    {
                        Fail("an unknown escape sequence");
                        return null;
                    }

                    text.Append(escaped);
                    break;
                case < ' ':
                    Fail(_position >= _text.Length ? "it ends within a string" : "a string goes over the end of its line, or holds another control character");
                    return null;
                default:
                    text.Append(Current);
                    break;
            }
        }
    }

    private char? Escaped()
    {
        switch (Current)
        {
            case '"' or '\\' or '/': return Current;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 < _text.Length
                && int.TryParse(_text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default: return null;
        }
    }

    private bool SkipWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0) return Fail("a value is missing");
        _position += word.Length;
        return true;
    }

    private bool SkipNumber()
    {
        if (Current == '-') _position++;
        if (Current == '0') _position++;
        else if (!SkipDigits()) return Fail("a digit is missing");
        if (Current == '.')
        {
            _position++;
            if (!SkipDigits()) return Fail("a digit is missing");
        }

        if (Current is not ('e' or 'E')) return true;
        _position++;
        if (Current is '+' or '-') _position++;
        return SkipDigits() || Fail("a digit is missing");
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (Current is >= '0' and <= '9') _position++;
        return _position > start;
    }

    // A comment that is never closed is left standing, and is a fault as whatever should stand there instead.
    private void SkipTrivia()
    {
        while (true)
        {
            if (Current is ' ' or '\t' or '\n' or '\r')
            {
                _position++;
            }
            else if (StartsWith("//"))
            {
                while (_position < _text.Length && Current is not ('\n' or '\r')) _position++;
            }
            else if (StartsWith("/*") && _text.IndexOf("*/", _position + 2, StringComparison.Ordinal) is var end && end >= 0)
            {
                _position = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    // A value of the wrong kind is shown at its name: the value itself may go over many lines.
    private bool Fail(string text, string? name = null)
    {
        _fault = new ParameterFault(text, name is null ? new TextSpan(_position, Math.Min(1, _text.Length - _position)) : _names[_names.Count - 1].Span);
        return false;
    }
}
