namespace Deploy.Local.Traffic;

/// <summary>Patterns of listener rules: <c>*</c> is any number of characters, <c>?</c> is one.</summary>
public static class Wildcards
{
    /// <summary>Whether the whole text matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">Whether upper and lower case are one.</param>
    /// <param name="escapes">Whether a backslash takes the meaning from the character after it.</param>
    public static bool Match(string pattern, string text, bool ignoreCase, bool escapes = false)
    {
        var parts = Parts(pattern, escapes);
        int at = 0, next = 0, star = -1, mark = 0;
        while (at < text.Length)
        {
            if (next < parts.Count && parts[next] is var (character, isSpecial) && isSpecial && character == '*')
            {
                (star, mark) = (next++, at);
            }
            else if (next < parts.Count && Is(parts[next], text[at], ignoreCase))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                next = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        return parts.Skip(next).All(part => part is (Character: '*', IsSpecial: true));
    }

    private static List<(char Character, bool IsSpecial)> Parts(string pattern, bool escapes)
    {
        var parts = new List<(char Character, bool IsSpecial)>(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscaped = escapes && pattern[i] == '\\' && i + 1 < pattern.Length;
            if (isEscaped)
                i++;
            parts.Add((pattern[i], !isEscaped && pattern[i] is ('*' or '?')));
        }

        return parts;
    }

    private static bool Is((char Character, bool IsSpecial) part, char character, bool ignoreCase) =>
        part.IsSpecial ? part.Character == '?'
        : part.Character == character || (ignoreCase && char.ToUpperInvariant(part.Character) == char.ToUpperInvariant(character));
}
