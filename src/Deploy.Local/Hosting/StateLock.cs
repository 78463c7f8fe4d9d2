namespace Deploy.Local.Hosting;

/// <summary>Keeps a second program off a state folder.</summary>
public sealed class StateLock : IDisposable
{
    private readonly FileStream? _file;

    private StateLock(FileStream? file) => _file = file;

    /// <summary>Null when another program holds the folder.</summary>
    public static StateLock? TryTake(string? directory)
    {
        if (directory is null)
            return new StateLock(null);
        PrivateFiles.MakePrivate(directory);
        try
        {
            return new StateLock(new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file?.Dispose();
}
