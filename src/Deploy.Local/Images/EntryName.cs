using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>The name of an entry of a layer, which may come from anywhere: only one that leads below the root is let through.</summary>
internal static class EntryName
{
    private const int Longest = 4096;
    private const int Deepest = 128;
    private const int LongestShown = 200;

    private static readonly char[] NotHere = Path.GetInvalidFileNameChars();

    /// <summary>The components of the name, without empty ones and <c>.</c>; none for the root itself.</summary>
    /// <exception cref="ImageNotRunnableException">The name leads elsewhere, or cannot be a name on this machine.</exception>
    public static string[] Parse(string name)
    {
        if (name.Length > Longest)
            throw Refused(name, $"its name is longer than {Longest:N0} characters");
        if (name.Contains('\0', StringComparison.Ordinal))
            throw Refused(name, "its name holds a NUL");
        if (name.Contains('\\', StringComparison.Ordinal))
            throw Refused(name, "its name holds a backslash");
        if (name.StartsWith('/'))
            throw Refused(name, "its name is an absolute path");

        var components = name.Split('/').Where(component => component is not ("" or ".")).ToArray();
        if (components.Length > Deepest)
            throw Refused(name, $"it lies more than {Deepest} folders deep");
        foreach (var component in components)
        {
            if (component == "..")
                throw Refused(name, "its name leads to a folder above");
            if (component is [var drive, ':', ..] && char.IsAsciiLetter(drive))
                throw Refused(name, "its name holds a drive letter");
            if (component.IndexOfAny(NotHere) >= 0 || (OperatingSystem.IsWindows() && component[^1] is '.' or ' '))
                throw Refused(name, "its name cannot be one on this machine");
        }

        return components;
    }

    /// <summary>The error for an entry, with its name made safe to show.</summary>
    public static ImageNotRunnableException Refused(string name, string why, Exception? inner = null) =>
        new($"the layer's entry '{Shown(name)}' cannot be unpacked here: {why}", inner);

    /// <summary>A name of somebody else's for a message: short, and without control characters.</summary>
    public static string Shown(string name)
    {
        var text = string.Concat(name.Take(LongestShown).Select(letter => char.IsControl(letter) ? '?' : letter));
        return name.Length > LongestShown ? text + "…" : text;
    }
}
