using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Targets;

/// <summary>What somebody sees who publishes at a terminal, where MSBuild takes its terminal logger; and that no other log holds what is for terminals only.</summary>
public sealed class TerminalTests
{
    private const string Failing = """
        {"event":"message","level":"info","text":"+ service/shop (create)"}
        {"event":"image","action":"exists"}
        {"event":"phase","name":"Apply"}
        {"event":"message","level":"info","text":"creating service/shop"}
        {"event":"phase","name":"Wait"}
        {"event":"message","level":"info","text":"service/shop: 0 of 1 tasks running (IN_PROGRESS)"}
        {"event":"diagnostic","code":"DECS3020","severity":"error","text":"service/shop was rolled back.\n  essential container exited with code 139","file":"Program.cs","line":7,"column":3}
        {"event":"outcome","outcome":"RolledBack","code":"DECS3020","exitCode":20,"report":null}
        exit 20
        """;

    [SkippableTheory]
    [InlineData("plan")]
    [InlineData("true")]
    public async Task Plan_progress_and_reasons_are_seen_in_a_terminal(string deployToEcs)
    {
        Skip.IfNot(Terminal.Exists, "The program 'script' is needed for a pseudo-terminal.");
        using var project = new TemporaryProject();
        project.Command.Does(Failing);

        var result = await project.RunInTerminalAsync("publish", $"-p:DeployToEcs={deployToEcs}");

        Assert.NotEqual(0, result.ExitCode);
        // That it was the terminal logger.
        Assert.Contains("Build failed with 1 error(s) in", Terminal.Visible(result.Output), StringComparison.Ordinal);
        var lines = Terminal.Visible(result.Output).Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("+ service/shop (create)", lines);
        Assert.DoesNotContain(lines, line => line.Contains("--interactive", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("error DECS3020", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("exited with code 139", StringComparison.Ordinal));
        if (deployToEcs == "plan") return;
        Assert.Contains("creating service/shop", lines);
        Assert.Contains("service/shop: 0 of 1 tasks running (IN_PROGRESS)", lines);
    }

    [SkippableFact]
    public async Task That_nothing_is_declared_is_seen_in_a_terminal()
    {
        Skip.IfNot(Terminal.Exists, "The program 'script' is needed for a pseudo-terminal.");
        using var project = new TemporaryProject(withPlan: false);

        var result = await project.RunInTerminalAsync("publish", "-p:DeployToEcs=true");

        Assert.Contains("declares no resources, so nothing is deployed and nothing is deleted", Terminal.Visible(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_log_has_a_control_character()
    {
        using var project = new TemporaryProject();
        project.Command.Does(Failing);

        var result = await project.RunAsync("publish", "-p:DeployToEcs=true");

        Assert.Contains("creating service/shop", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, character => char.IsControl(character) && character is not '\n' and not '\r');
    }
}
