using System.Globalization;
using System.Text;

namespace Deploy.Local.Pages.Markup;

/// <summary>Text of others without signs that nobody sees: control characters, and those that turn the direction of what follows, are spelled out.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden) && !text.Any(char.IsSurrogate))
            return text;
        var visible = new StringBuilder(text.Length + 16);
        // A half of a surrogate pair is read as the sign for what cannot be read.
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                visible.Append(rune);
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) => rune.Value is not ('\t' or '\n')
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            // U+FFFE and U+FFFF are no characters.
            || (rune.Value & 0xfffe) == 0xfffe
            || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200c or 0x200d)));
}
