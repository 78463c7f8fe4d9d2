namespace Deploy.Local.Services;

/// <summary>Writes a file so that a reader, or a restart, sees the old content or the new one and nothing between.</summary>
public static class AtomicFile
{
    /// <summary>Writes it, with the folders above it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // The name cannot be a document, a tag or a repository's component: those never begin with a dot.
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // On a full disk, half a file would only take more of it.
            File.Delete(temporary);
            throw;
        }
    }
}
