using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Emulators;

/// <summary>Debian's <c>docker-registry</c> on a free loopback port, without credentials.</summary>
internal sealed class DockerRegistry : IDisposable
{
    private const string Program = "docker-registry";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new("registry");
    private readonly HttpClient _http = new();
    private readonly Process _process;

    private DockerRegistry()
    {
        var port = FreePort();
        Host = $"localhost:{port}";
        var configuration = _folder.Write("config.yml", $"""
            version: 0.1
            log:
              accesslog:
                disabled: true
            storage:
              filesystem:
                rootdirectory: {_folder.PathOf("content")}
            http:
              addr: 127.0.0.1:{port}
            """);
        _process = Process.Start(Programs.Start(Program, _folder.Root, ["serve", configuration]))!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Host and port.</summary>
    public string Host { get; }

    /// <summary>Starts one and returns when it answers; skips the test where it is not installed.</summary>
    public static async Task<DockerRegistry> StartOrSkipAsync()
    {
        Skip.IfNot(Programs.Exists(Program), "docker-registry is not installed.");
        var registry = new DockerRegistry();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < StartLimit; await Task.Delay(100))
        {
            try
            {
                using var reply = await registry._http.GetAsync(new Uri($"http://{registry.Host}/v2/"));
                if (reply.IsSuccessStatusCode) return registry;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }

        registry.Dispose();
        throw new InvalidOperationException("docker-registry did not start.");
    }

    /// <summary>Whether it serves a manifest.</summary>
    public async Task<bool> HasAsync(string repository, string digest)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"http://{Host}/v2/{repository}/manifests/{digest}");
        foreach (var type in (string[])["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json"])
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        using var reply = await _http.SendAsync(request);
        return reply.IsSuccessStatusCode;
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(5000);
        }

        _process.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
