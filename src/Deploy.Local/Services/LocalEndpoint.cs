namespace Deploy.Local.Services;

/// <summary>Where Local listens. Image references name the host "localhost", which container tools reach without TLS.</summary>
public sealed record LocalEndpoint(int Port)
{
    /// <summary>Host and port, as in an image reference: <c>localhost:4566</c>.</summary>
    public string Host => $"localhost:{Port}";

    public string Url => $"http://{Host}";

    /// <summary>The address of a name below <c>localhost</c> at which Local answers for something that runs here.</summary>
    public string UrlOf(string hostName) => $"http://{hostName}:{Port}";
}
