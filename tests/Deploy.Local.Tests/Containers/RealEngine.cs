using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Deploy.Local.Tests.Running;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Deploy.Local.Tests.Containers;

/// <summary>
/// A container engine that answers, and a Local that uses it: the machine's Docker, or one that is started here where the test may (root on Linux, with
/// <c>dockerd</c> installed), with folders, a socket and a bridge of its own. Where there is none, tests are skipped with the reason.
/// </summary>
public sealed class RealEngine : IAsyncLifetime
{
    /// <summary>An environment variable with the address of an engine to be used in place of those.</summary>
    private const string Variable = "DEPLOY_ECS_TEST_ENGINE";

    private const string OwnersSocket = "/var/run/docker.sock";
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(30);
    private static readonly string? Daemon = new[] { "/usr/sbin/dockerd", "/usr/bin/dockerd", "/usr/local/bin/dockerd" }.FirstOrDefault(File.Exists);

    private readonly string _folder = Directory.CreateTempSubdirectory("dlt-").FullName;
    private readonly string _bridge = $"dlt{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
    private Process? _daemon;

    /// <summary>Why there is none; null: it answers.</summary>
    public string? WhyNone { get; private set; }

    /// <summary>What <c>--docker</c> is given.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Looks at it as its owner does.</summary>
    public DockerClient Client { get; private set; } = null!;

    /// <summary>A Local with the image of <see cref="BusyboxImage"/>.</summary>
    public RunningLocal Local { get; private set; } = null!;

    /// <summary>The image's reference.</summary>
    public string Image { get; private set; } = "";

    public async Task InitializeAsync()
    {
        WhyNone = await StartAsync();
        if (WhyNone is not null)
            return;
        Client = new DockerClientBuilder().WithEndpoint(new Uri(Address)).Build();
        Local = await RunningLocal.StartAsync(docker: Address);
        Image = await PushAsync(Local);
    }

    /// <summary>Pushes the image to a Local.</summary>
    public static Task<string> PushAsync(RunningLocal local) => local.PushAsync(BusyboxImage.Layer(), ["PATH=/bin", "FROM=image"], ["/bin/sh", "-c"], "/www", tag: "busybox");

    /// <summary>Skips a test where there is no engine.</summary>
    public void Need() => Skip.If(WhyNone is not null, WhyNone);

    /// <summary>The containers of a Local by their names, whether they run or not.</summary>
    public async Task<IReadOnlyList<ContainerListResponse>> ContainersAsync(string? mark = null) =>
        [.. (await Client.Containers.ListContainersAsync(new ContainersListParameters { All = true })).Where(container => mark is null || container.Labels.Values.Contains(mark))];

    public async Task DisposeAsync()
    {
        if (WhyNone is null)
        {
            await Local.DisposeAsync();
            Client.Dispose();
        }

        if (_daemon is { HasExited: false })
        {
            Run("kill", $"{_daemon.Id}");
            await _daemon.WaitForExitAsync();
        }

        if (_daemon is not null)
            Run("ip", $"link del {_bridge}");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string?> StartAsync()
    {
        if (BusyboxImage.Program is null)
            return "busybox is not installed on this machine, and nothing else gives an image without a registry.";
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said)
            return await AnswersAsync(said) ? null : $"Nothing answers at {said}, which {Variable} names.";
        if (File.Exists(OwnersSocket))
            return await AnswersAsync($"unix://{OwnersSocket}") ? null : $"Nothing answers at {OwnersSocket}.";
        if (Daemon is null)
            return "No container engine runs on this machine, and dockerd is not installed.";
        if (!Environment.IsPrivilegedProcess)
            return "No container engine runs on this machine, and only root can start one.";
        var third = RandomNumberGenerator.GetInt32(1, 255).ToString(CultureInfo.InvariantCulture);
        if (!Run("ip", $"link add {_bridge} type bridge") || !Run("ip", $"addr add 172.31.{third}.1/24 dev {_bridge}") || !Run("ip", $"link set {_bridge} up"))
            return "No container engine runs on this machine, and one that is started here has no network.";
        var socket = Path.Combine(_folder, "d.sock");
        // Its own containers reach this machine and nothing else: no rule of the firewall is touched.
        string[] arguments =
        [
            "--host", $"unix://{socket}", "--data-root", Path.Combine(_folder, "data"), "--exec-root", Path.Combine(_folder, "run"), "--pidfile", Path.Combine(_folder, "pid"),
            "--bridge", _bridge, "--iptables=false", "--ip-masq=false", "--ip-forward=false", "--log-level", "error",
        ];
        var log = Path.Combine(_folder, "log");
        _daemon = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" >{log} 2>&1", "sh", Daemon, .. arguments]))!;
        var began = TimeProvider.System.GetTimestamp();
        while (!File.Exists(socket) || !await AnswersAsync($"unix://{socket}"))
        {
            if (_daemon.HasExited || TimeProvider.System.GetElapsedTime(began) > ToStart)
                return $"dockerd does not start here: {string.Join(" ", File.ReadLines(log).TakeLast(3))}";
            await Task.Delay(100);
        }

        return null;
    }

    private async Task<bool> AnswersAsync(string address)
    {
        Address = address;
        try
        {
            using var client = new DockerClientBuilder().WithEndpoint(new Uri(address)).Build();
            return (await client.System.GetVersionAsync()).Os == "linux";
        }
        catch (Exception e) when (e is HttpRequestException or IOException or DockerApiException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private static bool Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>All tests with the engine share it.</summary>
[CollectionDefinition(nameof(RealEngine))]
public sealed class RealEngineCollection : ICollectionFixture<RealEngine>;
