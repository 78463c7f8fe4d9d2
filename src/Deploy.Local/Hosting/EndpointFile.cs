using System.Text.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Hosting;

/// <summary><c>{state}/endpoint.json</c>: there while Local runs, so that others find it.</summary>
public static class EndpointFile
{
    public static void Write(string? directory, LocalEndpoint endpoint, string version, DateTimeOffset startedAt)
    {
        if (directory is null)
            return;
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            pid = Environment.ProcessId,
            url = endpoint.Url,
            port = endpoint.Port,
            version,
            startedAt,
        });
        AtomicFile.Write(PathIn(directory), content);
    }

    public static void Delete(string? directory)
    {
        if (directory is not null)
            File.Delete(PathIn(directory));
    }

    private static string PathIn(string directory) => Path.Combine(directory, "endpoint.json");
}
