using System.Text;

namespace Deploy.ServiceClients.Naming;

/// <summary>Turns names of the model into the official SDK's C# names.</summary>
public static class Identifiers
{
    /// <summary>The name with its first letter in upper case.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A value of a C# enum: each word between separators starts in upper case, and goes on in lower case where all of it was in upper case.</summary>
    public static string EnumValue(string value)
    {
        var name = new StringBuilder(value.Length);
        foreach (var word in value.Split(value.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
        {
            // Between two digits the separator says something: X86_64.
            if (name.Length > 0 && char.IsAsciiDigit(name[^1]) && char.IsAsciiDigit(word[0])) name.Append('_');
            name.Append(char.ToUpperInvariant(word[0])).Append(word.Any(char.IsAsciiLetterLower) ? word[1..] : word[1..].ToLowerInvariant());
        }

        return char.IsAsciiDigit(name[0]) ? "_" + name : name.ToString();
    }

    /// <summary>The field of an enum value: words between separators start in upper case, underscores stay.</summary>
    public static string Constant(string value)
    {
        var name = new StringBuilder(value.Length);
        var atWordStart = true;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                atWordStart = true;
                continue;
            }

            name.Append(atWordStart ? char.ToUpperInvariant(c) : c);
            atWordStart = false;
        }

        return char.IsAsciiDigit(name[0]) ? "_" + name : name.ToString();
    }
}
