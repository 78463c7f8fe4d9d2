namespace Deploy.Local.Images;

/// <summary>Where the paths of an image lie on this machine.</summary>
internal sealed class ImagePaths(string root, string workingDirectory)
{
    /// <summary>
    /// The place of a path below the root; a relative one begins at the working directory. <c>..</c> ends at the root, as in a container.
    /// Null when it cannot be a path on this machine.
    /// </summary>
    public string? Map(string path)
    {
        var components = new List<string>();
        foreach (var component in (path.StartsWith('/') ? path : $"{workingDirectory}/{path}").Split('/'))
        {
            if (component == "..")
                components.RemoveRange(Math.Max(components.Count - 1, 0), Math.Min(components.Count, 1));
            else if (component is not ("" or "."))
                components.Add(component);
        }

        if (components.Any(component => component.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0))
            return null;
        var full = Path.Combine([root, .. components]);
        return Path.GetFullPath(full) == full ? full : null;
    }

    /// <summary>An argument; an absolute path of a file that the image holds becomes its place on this machine.</summary>
    public string MapArgument(string argument) => argument.StartsWith('/') && Map(argument) is { } file && File.Exists(file) ? file : argument;
}
