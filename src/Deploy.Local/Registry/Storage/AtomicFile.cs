namespace Deploy.Local.Registry.Storage;

/// <summary>Writes a small file so that a reader, or a restart, sees the old content or the new one and nothing between.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The name cannot be a tag or a repository component: those never begin with a dot.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
