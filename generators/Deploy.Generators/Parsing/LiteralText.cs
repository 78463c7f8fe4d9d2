using Deploy.Plan.Texts;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Parsing;

/// <summary>Where the characters of a string stand that is written as one literal.</summary>
internal static class LiteralText
{
    /// <summary>Where a part of the value stands, at least one character of the source; null: the string is not written as one literal.</summary>
    public static TextSpan? SpanOf(ExpressionSyntax expression, TextRange part)
    {
        if (expression is not LiteralExpressionSyntax { Token: var token }) return null;
        var text = token.Text;
        var offsets = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => text.StartsWith("@", StringComparison.Ordinal) ? Verbatim(text) : Regular(text),
            SyntaxKind.SingleLineRawStringLiteralToken => SingleLine(text),
            SyntaxKind.MultiLineRawStringLiteralToken => MultiLine(text),
            _ => null,
        };

        // One for each character, and the end.
        var length = token.ValueText.Length;
        if (offsets is null || offsets.Count != length + 1) return null;
        var start = offsets[Math.Min(part.Start, length)];
        var end = offsets[Math.Min(part.Start + part.Length, length)];
        return TextSpan.FromBounds(token.SpanStart + start, token.SpanStart + Math.Max(end, start + 1));
    }

    private static List<int> Verbatim(string text)
    {
        var offsets = new List<int>(text.Length);
        for (var i = 2; i < text.Length - 1; i += text[i] == '"' ? 2 : 1) offsets.Add(i);
        offsets.Add(text.Length - 1);
        return offsets;
    }

    private static List<int> Regular(string text)
    {
        var offsets = new List<int>(text.Length);
        for (var i = 1; i < text.Length - 1;)
        {
            var (source, value) = text[i] == '\\' ? Escape(text, i) : (1, 1);
            for (var j = 0; j < value; j++) offsets.Add(i);
            i += source;
        }

        offsets.Add(text.Length - 1);
        return offsets;
    }

    /// <summary>The characters of an escape sequence in the source and in the value.</summary>
    private static (int Source, int Value) Escape(string text, int start) => text[start + 1] switch
    {
        'u' => (6, 1),
        'U' => (10, text.Substring(start + 2, 4) == "0000" ? 1 : 2),
        'x' => (2 + text.Skip(start + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(), 1),
        _ => (2, 1),
    };

    private static List<int> SingleLine(string text)
    {
        var quotes = Quotes(text);
        return [.. Enumerable.Range(quotes, text.Length - (2 * quotes) + 1)];
    }

    private static List<int>? MultiLine(string text)
    {
        var quotes = Quotes(text);
        var end = text.LastIndexOf('\n', text.Length - 1);
        var indent = text.Length - quotes - end - 1;
        var start = text.IndexOf('\n') + 1;
        if (end > 0 && text[end - 1] == '\r') end--;
        if (start <= 0 || end < start) return null;
        var offsets = new List<int>(text.Length);
        while (start < end)
        {
            // The last line says how far all are indented; an empty one may be shorter.
            var next = text.IndexOf('\n', start, end - start) is >= 0 and var found ? found + 1 : end;
            var first = start;
            while (first < next && first < start + indent && text[first] is not ('\r' or '\n')) first++;
            offsets.AddRange(Enumerable.Range(first, next - first));
            start = next;
        }

        offsets.Add(end);
        return offsets;
    }

    private static int Quotes(string text) => text.TakeWhile(c => c == '"').Count();
}
