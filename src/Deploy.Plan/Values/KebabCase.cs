using System.Text;

namespace Deploy.Plan.Values;

/// <summary>PascalCase names as the lower-case, hyphenated names that AWS resources carry: <c>OrdersApi</c> is <c>orders-api</c>.</summary>
public static class KebabCase
{
    /// <summary>Converts a PascalCase name. A run of capitals is one word: <c>HTTPApi</c> is <c>http-api</c>.</summary>
    public static string Of(string pascalCase)
    {
        var text = new StringBuilder(pascalCase.Length + 4);
        for (var i = 0; i < pascalCase.Length; i++)
        {
            var current = pascalCase[i];
            if (current == '_')
            {
                text.Append('-');
                continue;
            }

            if (char.IsUpper(current) && StartsWord(pascalCase, i)) text.Append('-');
            text.Append(char.ToLowerInvariant(current));
        }

        return text.ToString();
    }

    private static bool StartsWord(string name, int index)
    {
        if (index == 0 || name[index - 1] == '_') return false;
        if (!char.IsUpper(name[index - 1])) return true;
        return index + 1 < name.Length && char.IsLower(name[index + 1]);
    }
}
