namespace Deploy.Local.Tests.Support;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("deploy-local-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
