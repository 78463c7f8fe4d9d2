using System.Text;
using System.Text.RegularExpressions;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Splits a line of shell into commands, where it is as simple as lines of health checks are.</summary>
internal static class ShellText
{
    // What substitutes, groups or decides: nobody can tell without running it.
    private static readonly string[] Involved = ["$(", "`", "(", "{", ";", "<", "\n", "if ", "command -v", "which "];

    // Options of the shell itself at the start of a line: "set -e; curl …".
    private static readonly Regex ShellOptions = new(@"^\s*set\s+[-+][A-Za-z]+\s*;", RegexOptions.CultureInvariant);

    /// <summary>The alternatives between <c>||</c>, each by its first command; null: it is more than that.</summary>
    public static IReadOnlyList<string[]>? Alternatives(string line)
    {
        line = ShellOptions.Replace(line, "");
        if (Array.Exists(Involved, part => line.Contains(part))) return null;
        var (alternatives, words, word) = (new List<string[]>(), new List<string>(), (StringBuilder?)null);
        var (quote, isFirst) = ('\0', true);
        void EndWord()
        {
            if (word is not null && isFirst) words.Add(word.ToString());
            word = null;
        }

        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word!.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, word) = (c, word ?? new StringBuilder());
            }
            else if (char.IsWhiteSpace(c))
            {
                EndWord();
            }
            else if (c == '|' && i + 1 < line.Length && line[i + 1] == '|')
            {
                EndWord();
                alternatives.Add([.. words]);
                words.Clear();
                isFirst = true;
                i++;
            }
            else if (c is '|' or '&')
            {
                EndWord();
                isFirst = false;
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (quote != '\0') return null;
        EndWord();
        alternatives.Add([.. words]);
        return alternatives.Exists(alternative => alternative.Length == 0) ? null : alternatives;
    }
}
