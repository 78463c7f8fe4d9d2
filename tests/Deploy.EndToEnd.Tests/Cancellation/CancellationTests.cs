using System.Diagnostics;
using System.Text;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Cancellation;

public sealed class CancellationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Ctrl_C_during_the_wait_is_a_failure_with_a_report_and_Local_lives_on()
    {
        Skip.IfNot(Programs.Exists("setsid") && Programs.Exists("kill"), "setsid and kill are needed to send Ctrl-C as a terminal does.");
        using var application = await TemporaryApplication.SmallAsync(Declarations.Shop);
        // Started by the publish itself, so a child of what Ctrl-C ends.
        using var local = new OnDemandLocal();
        foreach (var (name, value) in local.Environment) application.Environment[name] = value;
        var publish = application.Start("publish", "-tl:off", "-p:DeployToEcs=local");
        // A process group of its own, as in a terminal: Ctrl-C reaches every process of it.
        publish.ArgumentList.Insert(0, publish.FileName);
        publish.FileName = "setsid";
        using var process = Process.Start(publish)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        // Nothing is placed, so that the wait goes on however late the signal comes.
        await UntilAsync(async () => process.HasExited || await local.IsRunningAsync());
        await local.TaskFaultAsync(new { kind = "placement" });
        await UntilAsync(async () => process.HasExited || Text().Contains("creating service/shop", StringComparison.Ordinal) && (await local.WritesAsync()).Contains("ecs:CreateService"));
        Assert.False(process.HasExited, Text());
        (await Programs.RunAsync(Programs.Start("kill", application.Folder, ["-INT", "--", $"-{process.Id}"]), Limit)).EnsureSuccess();
        await process.WaitForExitAsync().WaitAsync(Limit);

        var error = new RunResult(process.ExitCode, Text()).OnlyError();
        Assert.Equal("DECS3025", error.Code);
        Assert.Equal("Cancelled", (string?)application.Report()["outcome"]);
        Assert.Contains("Cancelled", await File.ReadAllTextAsync(Path.Combine(application.ReportFolder(), "deployment.md")), StringComparison.OrdinalIgnoreCase);
        Assert.True(await local.IsRunningAsync());

        void Add(string? line)
        {
            lock (output) output.AppendLine(line);
        }

        string Text()
        {
            lock (output) return output.ToString();
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limit && !await condition();) await Task.Delay(50);
    }
}
