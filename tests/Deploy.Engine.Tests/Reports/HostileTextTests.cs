using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Json;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Engine.Tests.Reports;

public sealed class HostileTextTests(LocalAwsFixture local) : LocalTest(local)
{
    [Fact]
    public async Task What_a_task_says_gives_no_orders_in_either_report()
    {
        await Local.TaskFaultAsync(new { kind = "exit", exitCode = 3, reason = HostileText.Text });

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, await Deployment.ApplyAsync(Plans.Shop()));

        Assert.Contains(HostileText.Word, Deployment.Report, StringComparison.Ordinal);
        Assert.Empty(HostileText.OrdersIn(Deployment.Report));
        Assert.DoesNotContain("<img", Outside(Deployment.Report), StringComparison.Ordinal);
        Assert.DoesNotContain("@somebody", Outside(Deployment.Report), StringComparison.Ordinal);
        Assert.DoesNotContain("[a](", Outside(Deployment.Report), StringComparison.Ordinal);
        Assert.DoesNotContain(HostileText.OrdersIn(Deployment.JsonReport), order => !order.StartsWith("canonical", StringComparison.Ordinal));
        // As data nothing is lost.
        var explanation = (JsonList)((JsonMap)((JsonList)((JsonMap)JsonReader.Read(Deployment.JsonReport)!)["rollouts"]!)[0]!)["explanation"]!;
        Assert.Contains(explanation, line => ((string)line!).Contains("\u001b[2J", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_service_answers_gives_no_orders()
    {
        // The name goes to AWS, and AWS's refusal with it comes back.
        await Deployment.ApplyAsync(Plans.Shop().With(new Plan.Resources.ClusterSpec { Name = "shop", Tags = Plan.Values.EquatableList.Of(new Plan.Resources.TagSpec(HostileText.Lines[4], HostileText.Lines[11])) }));

        Assert.Empty(HostileText.OrdersIn(Deployment.Report));
        Assert.All(Deployment.Events.Diagnostics, diagnostic => Assert.DoesNotContain(diagnostic.Text, char.IsControl));
        if (File.Exists(Path.Combine(Deployment.Options.ReportDirectory!, "deployment.journal")))
            Assert.Empty(HostileText.OrdersIn(await File.ReadAllTextAsync(Path.Combine(Deployment.Options.ReportDirectory!, "deployment.journal"))));
    }

    /// <summary>The report without its blocks, in which nothing is markup.</summary>
    private static string Outside(string report)
    {
        var lines = new List<string>();
        string? fence = null;
        foreach (var line in report.Split('\n'))
        {
            var start = line.Trim();
            if (fence is null && start.StartsWith("```", StringComparison.Ordinal)) fence = new string('`', start.TakeWhile(c => c == '`').Count());
            else if (fence is null) lines.Add(line);
            else if (start == fence) fence = null;
        }

        Assert.Null(fence);
        return string.Join('\n', lines);
    }
}
