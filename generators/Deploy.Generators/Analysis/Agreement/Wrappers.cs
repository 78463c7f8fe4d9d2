namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Programs that run another one as their arguments: what the image must have is that one too.</summary>
internal static class Wrappers
{
    private static readonly string[] OptionsWithValue = ["-k", "-s", "--kill-after", "--signal"];

    /// <summary>The command that is run in the end, without <c>timeout 5</c>, <c>exec</c>, <c>nohup</c> and variables before it.</summary>
    public static string[] Unwrap(string[] command)
    {
        for (var start = 0; start < command.Length;)
        {
            var word = command[start];
            if (IsAssignment(word) || word is "exec" or "nohup") start++;
            else if (HealthCommand.NameOf(word) == "timeout") start = AfterTimeout(command, start + 1);
            else return start == 0 ? command : [.. command.Skip(start)];
        }

        // Nothing is left: whatever this is, it was not understood.
        return command;
    }

    private static int AfterTimeout(string[] command, int position)
    {
        while (position < command.Length && command[position].StartsWith("-", StringComparison.Ordinal))
            position += Array.IndexOf(OptionsWithValue, command[position]) >= 0 ? 2 : 1;
        // The duration.
        return position + 1;
    }

    private static bool IsAssignment(string word) =>
        word.IndexOf('=') is > 0 and var equals && word.Take(equals).All(c => c == '_' || char.IsLetterOrDigit(c)) && !char.IsDigit(word[0]);
}
