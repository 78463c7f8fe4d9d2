using System.Diagnostics;
using System.Text;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

[Collection(StorefrontCollection.Name)]
public sealed class CancelTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task Ctrl_C_is_a_failure_with_a_report_and_Local_lives_on()
    {
        storefront.FirstPublish.EnsureSuccess();
        await storefront.Local.FaultAsync(new { service = "ecs", operation = "*", kind = "slow", times = 1000, delayMilliseconds = 1500 });
        var output = new StringBuilder();

        // A process group of its own, as in a terminal: Ctrl-C reaches every process of it.
        var start = Dotnet.Start(storefront.Clone.Root, [], storefront.Local.Environment);
        (start.FileName, var dotnet) = ("setsid", start.FileName);
        foreach (var argument in StorefrontFixture.PublishArguments(StorefrontFixture.To("cancelled")).Prepend(dotnet)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Until(() => Text().Contains("creating cluster/storefront", StringComparison.Ordinal) || process.HasExited);
        await Programs.RunAsync(Programs.Start("kill", storefront.Clone.Root, ["-INT", "--", $"-{process.Id}"]), TimeSpan.FromSeconds(5));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("error DECS3025", Text(), StringComparison.Ordinal);
        Assert.Contains("cancelled", File.ReadAllText(storefront.Clone.PathOf("samples/Storefront/bin/Release/net10.0/deployment.md")), StringComparison.OrdinalIgnoreCase);
        Assert.True(await storefront.Local.IsRunningAsync());

        await storefront.Local.ClearFaultsAsync();
        var next = (await storefront.PublishAsync(StorefrontFixture.To("cancelled"))).EnsureSuccess();
        Assert.DoesNotContain("Building image", next.Output, StringComparison.Ordinal);

        void Append(string? line)
        {
            lock (output) output.AppendLine(line);
        }

        string Text()
        {
            lock (output) return output.ToString();
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++) await Task.Delay(50);
    }
}
