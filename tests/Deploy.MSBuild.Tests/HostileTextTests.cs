using System.Text.Json;
using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.MSBuild.Tests.Targets;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests;

public sealed class HostileTextTests
{
    [Fact]
    public void Whatever_the_command_says_the_log_gives_no_orders()
    {
        using var run = new TaskRun(Script());

        Assert.False(run.Start().Execute());

        Assert.Contains(HostileText.Word, run.Engine.Text, StringComparison.Ordinal);
        Assert.Empty(HostileText.OrdersIn(run.Engine.Text));
        Assert.All(run.Engine.Errors, error => Assert.Matches("^[A-Za-z0-9]*$", error.Code));
        // The report alone is shown as the project's output.
        Assert.Single(run.Engine.Messages, message => message.Message!.Contains(" -> ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_build_that_runs_the_publish_takes_none_of_it_for_an_error()
    {
        using var project = new TemporaryProject();
        project.Command.Does(string.Join('\n', Messages("info").Concat(Messages("progress")).Append(Scenarios.Succeeded)));
        project.Write("outer.proj", """
            <Project>
              <Target Name="Build">
                <Exec Command="dotnet publish Shop.csproj -p:DeployToEcs=plan -tl:off -nodereuse:false" />
              </Target>
            </Project>
            """);

        var result = await project.RunAsync("msbuild", "outer.proj", "-restore:false");

        Assert.Contains(HostileText.Word, result.Output, StringComparison.Ordinal);
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Empty(HostileText.OrdersIn(result.Output));
    }

    private static IEnumerable<string> Messages(string level) =>
        HostileText.Lines.Select(text => JsonSerializer.Serialize(new { @event = "message", level, text }).Replace("'", "\\u0027", StringComparison.Ordinal));

    /// <summary>Every event with every line in every text, and lines that are no events.</summary>
    private static string Script()
    {
        var all = Messages("info").Concat(Messages("progress")).Concat(Messages("warning")).ToList();
        foreach (var text in HostileText.Lines)
        {
            all.Add(JsonSerializer.Serialize(new { @event = "phase", name = text }));
            all.Add(JsonSerializer.Serialize(new { @event = "diagnostic", code = text, severity = "error", text, file = "a.cs", line = 1, column = 2 }));
            all.Add(JsonSerializer.Serialize(new { @event = "diagnostic", code = "DECS1001", severity = "warning", text, file = text.Replace("\0", "", StringComparison.Ordinal), line = 1, column = 2 }));
        }

        all.Add(JsonSerializer.Serialize(new { @event = "outcome", outcome = HostileText.Text, code = "DECS3020", exitCode = 20, report = HostileText.Lines[0] }));
        var script = all.Select(line => line.Replace("'", "\\u0027", StringComparison.Ordinal)).ToList();
        // What the command says that is no event: out of a crash.
        script.InsertRange(0, HostileText.Lines.Where(line => !line.Contains('\ud800')).SelectMany(line => new[]
        {
            $"printf '%s\\n' '{line.Replace("'", "\"", StringComparison.Ordinal)}'",
            $"printf '%s\\n' '{line.Replace("'", "\"", StringComparison.Ordinal)}' >&2",
        }));
        return string.Join('\n', script) + "\nexit 20";
    }
}
