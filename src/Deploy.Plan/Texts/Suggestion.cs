namespace Deploy.Plan.Texts;

/// <summary>What somebody may have meant who wrote a word that is not known.</summary>
public static class Suggestion
{
    /// <summary>The known word that is nearest to a text, case apart; null where none is near enough to be meant.</summary>
    public static string? Of(string text, IEnumerable<string> known) => known
        .Select(word => (Word: word, Distance: Distance(text.ToUpperInvariant(), word.ToUpperInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Word.Length / 5))
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    /// <summary><c> Did you mean service/api?</c>, or nothing.</summary>
    public static string Sentence(string text, IEnumerable<string> known) => Of(text, known) is { } word ? $" Did you mean {word}?" : "";

    /// <summary>How many characters must be written, left out, changed or exchanged with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
