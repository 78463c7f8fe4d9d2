using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Deploy.Local.Pages.Markup;

/// <summary>
/// HTML, written as an interpolated string: the literal parts are markup, and whatever stands in a hole is text, which is encoded, also within the
/// quotes of an attribute. So nobody can forget it. What is written is well-formed XML too.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Html
{
    private readonly StringBuilder? _text;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Html(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Nothing.</summary>
    public static Html None { get; }

    /// <summary>Markup.</summary>
    public void AppendLiteral(string markup) => _text!.Append(markup);

    /// <summary>Text.</summary>
    public void AppendFormatted(string? text) => _text!.Append(WebUtility.HtmlEncode(VisibleText.Of(text ?? "")));

    /// <summary>A number.</summary>
    public void AppendFormatted(long number) => _text!.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>HTML.</summary>
    public void AppendFormatted(Html part) => _text!.Append(part._text);

    /// <summary>HTML, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
            _text!.Append(part._text).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";
}
