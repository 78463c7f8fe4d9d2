namespace Deploy.Testing;

/// <summary>A folder outside the repository that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates it.</summary>
    public TemporaryFolder(string name = "test") => Root = Directory.CreateTempSubdirectory($"deploy-ecs-{name}-").FullName;

    /// <summary>Its full path.</summary>
    public string Root { get; }

    /// <summary>A path in it.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file, with the folders above it; gives its full path.</summary>
    public string Write(string file, string content)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Deletes it with everything in it.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A process that is just ending may still write; the folder lies in the system's temporary folder.
        }
    }
}
