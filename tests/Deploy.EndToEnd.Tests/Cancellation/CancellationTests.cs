using System.Diagnostics;
using System.Text;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Cancellation;

[Collection(EndToEndCollection.Name)]
public sealed class CancellationTests(PackedPackage package, LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Ctrl_C_during_the_wait_is_a_failure_with_a_report_and_Local_lives_on()
    {
        Skip.IfNot(Programs.Exists("setsid") && Programs.Exists("kill"), "setsid and kill are needed to send Ctrl-C as a terminal does.");
        using var application = TemporaryApplication.Small(package, Declarations.Shop);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        await local.Server.TaskFaultAsync(new { kind = "placement", service = "shop-cancelled" });
        var publish = application.Start("publish", "-p:DeployToEcs=local", "-p:DeployEcsEnvironment=cancelled");
        // A process group of its own, as in a terminal: Ctrl-C reaches every process of it.
        publish.ArgumentList.Insert(0, publish.FileName);
        publish.FileName = "setsid";
        using var process = Process.Start(publish)!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        await UntilAsync(async () => process.HasExited || (await local.Server.RequestsAsync()).Contains("ecs:DescribeServiceDeployments"));
        Assert.False(process.HasExited, Text());
        (await Programs.RunAsync(Programs.Start("kill", application.Folder, ["-INT", "--", $"-{process.Id}"]), Limit)).EnsureSuccess();
        await process.WaitForExitAsync().WaitAsync(Limit);

        var error = new RunResult(process.ExitCode, Text()).OnlyError();
        Assert.Equal("DECS3025", error.Code);
        Assert.Equal("Cancelled", (string?)application.Report()["outcome"]);
        Assert.Contains("Cancelled", await File.ReadAllTextAsync(Path.Combine(application.ReportFolder(), "deployment.md")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ecs:CreateService", await local.Server.RequestsAsync());

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
