using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Local.Containers;
using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Containers;

/// <summary>Definitions with what a process is not, on a machine without a container engine.</summary>
public sealed class ProcessFitTests
{
    [Fact]
    public async Task A_volume_is_never_a_folder_of_the_machine()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync(container: ""","mountPoints":[{"sourceVolume":"v","containerPath":"/srv/data"}]""", task: ""","volumes":[{"name":"v"}]""");
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        using var reply = await local.AskAsync();
        Assert.Equal(503, (int)reply.StatusCode);
        var why = await reply.Content.ReadAsStringAsync();
        Assert.Contains("its tasks are simulated, since they cannot run here: app has a volume at /srv/data", why, StringComparison.Ordinal);
        Assert.Contains("--docker never", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_forbids_something_is_left_out_and_said()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync(container: """
            ,"user":"nobody","readonlyRootFilesystem":true,"ulimits":[{"name":"nofile","softLimit":1024,"hardLimit":2048}],
            "linuxParameters":{"initProcessEnabled":true},"mountPoints":[{"sourceVolume":"v","containerPath":"/tmp"}]
            """, task: ""","volumes":[{"name":"v"}]""");
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        Assert.StartsWith("v1 ", await local.TextAsync(), StringComparison.Ordinal);
        var service = JsonNode.Parse(await local.Aws.Client.GetStringAsync(new Uri("/_local/services", UriKind.Relative)))!["services"]![0]!;
        Assert.Equal(
            [
                "app: a process runs as the user of the local AWS, and not as 'nobody'",
                "app: of its file system only the image's own files cannot be written",
                "app: its /tmp is a folder of the task, which TMPDIR names; by the name /tmp it is the machine's",
                "app: left out for a process: ulimits, an init process",
            ],
            service["limits"]!.AsArray().Select(limit => (string)limit!));
        var task = ((string)(await local.TasksAsync())[0]["taskArn"]!).Split('/')[^1];
        var page = await local.Aws.Client.GetStringAsync(new Uri($"/_local/page/task/{RunningLocal.Region}/c/{task}", UriKind.Relative));
        Assert.Contains("Not as on AWS: app: a process runs as the user", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_name_that_a_desktops_containers_use_only_tasks_are_answered()
    {
        await using var local = await RunningLocal.StartAsync();
        var host = $"host.docker.internal:{new Uri(local.Server.Url).Port}";
        Assert.Equal(403, await StatusAsync(local, host, "/_local/health"));
        Assert.Equal(403, await StatusAsync(local, host, "/v2/"));
        Assert.Equal(403, await StatusAsync(local, host, "/"));
        Assert.Equal(404, await StatusAsync(local, host, "/_task/guess/v4/app"));
        // Who asks by a name of this machine is asked nothing.
        Assert.Equal(200, await StatusAsync(local, "localhost", "/_local/health"));
    }

    [SkippableFact]
    public async Task The_program_that_holds_a_network_waits()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "It is for Linux on x64.");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "pause");
        await File.WriteAllBytesAsync(file, PauseProgram.Of("amd64"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = Process.Start(file);
        try
        {
            const string Pause = "34 ";
            for (var i = 0; i < 100 && !await IsInAsync(process, Pause); i++)
                await Task.Delay(20);
            Assert.True(await IsInAsync(process, Pause), "It does not wait.");
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<bool> IsInAsync(Process process, string call) =>
        (await File.ReadAllTextAsync($"/proc/{process.Id}/syscall")).StartsWith(call, StringComparison.Ordinal);

    private static async Task<int> StatusAsync(RunningLocal local, string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:{new Uri(local.Server.Url).Port}";
        using var reply = await local.Aws.Client.SendAsync(request);
        return (int)reply.StatusCode;
    }
}
