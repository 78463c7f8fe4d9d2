using System.Text;

namespace Deploy.ServiceClients.Naming;

/// <summary>Turns names of the model into the official SDK's C# names.</summary>
public static class Identifiers
{
    /// <summary>The name with its first letter in upper case.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

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
