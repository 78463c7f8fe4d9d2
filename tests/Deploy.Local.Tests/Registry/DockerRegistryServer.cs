using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Deploy.Local.Tests.Registry;

/// <summary>Docker's own registry on a free loopback port, where the machine has it: the independent check of ours.</summary>
internal sealed class DockerRegistryServer : IDisposable
{
    private const string Program = "docker-registry";

    private readonly string _folder = Directory.CreateTempSubdirectory("deploy-ecs-docker-registry-").FullName;
    private readonly Process _process;

    public DockerRegistryServer()
    {
        Host = $"localhost:{FreePort()}";
        var configuration = Path.Combine(_folder, "config.yml");
        File.WriteAllText(configuration, $"""
            version: 0.1
            log: {"{"} level: error {"}"}
            storage:
              filesystem: {"{"} rootdirectory: {_folder}/data {"}"}
            http:
              addr: {Host}
            """);
        _process = Process.Start(new ProcessStartInfo(Program, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Client = new HttpClient { BaseAddress = new Uri($"http://{Host}") };
    }

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));

    public string Host { get; }

    public HttpClient Client { get; }

    public async Task WaitUntilReadyAsync()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                if ((await Client.GetAsync("/v2/")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException($"{Program} does not answer on {Host}.");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
