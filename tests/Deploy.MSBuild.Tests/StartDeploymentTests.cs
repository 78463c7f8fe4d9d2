using Deploy.MSBuild.Tests.Infrastructure;

namespace Deploy.MSBuild.Tests;

public sealed class StartDeploymentTests
{
    [Fact]
    public void It_waits_for_the_image_event_and_gives_the_destination_but_no_credentials()
    {
        using var run = new TaskRun(Scenarios.PushAndSucceed);
        var start = run.Start();

        Assert.True(start.Execute());

        Assert.Equal(("push", "localhost:5999", "eu-west-1/shop", "content-key-1"), (start.ImageAction, start.PushRegistry, start.PushRepository, start.PushTag));
        Assert.Equal(("localhost:5999/deploy-ecs/base:10.0", "linux-arm64"), (start.PushBaseImage, start.PushRuntimeIdentifier));
        Assert.False(start.Finished);
        Assert.DoesNotContain(Scenarios.Password, run.Engine.Text, StringComparison.Ordinal);
        var outputs = typeof(StartDeployment).GetProperties().Where(property => property.IsDefined(typeof(Microsoft.Build.Framework.OutputAttribute), inherit: true)).ToList();
        Assert.Contains(outputs, property => property.Name == nameof(StartDeployment.PushTag));
        Assert.DoesNotContain(outputs, property => property.GetValue(start)?.ToString()?.Contains(Scenarios.Password, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_diagnostic_has_its_code_and_its_place_in_the_source()
    {
        using var run = new TaskRun("""
            {"event":"diagnostic","code":"DECS0203","severity":"error","text":"Memory is wrong","file":"Infra/Shop.cs","line":12,"column":34}
            {"event":"diagnostic","code":"DECS1001","severity":"warning","text":"Open to the world","file":"/src/Net.cs","line":5,"column":6}
            {"event":"outcome","outcome":"RefusedByRules","code":"DECS3001","exitCode":10,"report":null}
            exit 10
            """);

        Assert.False(run.Start().Execute());

        var error = run.Engine.Errors.First();
        Assert.Equal(("DECS0203", "Memory is wrong", 12, 34), (error.Code, error.Message, error.LineNumber, error.ColumnNumber));
        Assert.Equal(Path.Combine(Path.GetDirectoryName(run.ProjectFile)!, "Infra", "Shop.cs"), error.File);
        var warning = Assert.Single(run.Engine.Warnings);
        Assert.Equal(("DECS1001", "/src/Net.cs", 5, 6), (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber));
        Assert.Equal(("DECS3001", run.ProjectFile), (run.Engine.Errors.Last().Code, run.Engine.Errors.Last().File));
    }

    [Fact]
    public void An_outcome_whose_code_was_reported_is_not_reported_again()
    {
        using var run = new TaskRun("""
            {"event":"diagnostic","code":"DECS3003","severity":"error","text":"cluster/shop is not ours"}
            {"event":"outcome","outcome":"RefusedNotOurs","code":"DECS3003","exitCode":12,"report":null}
            exit 12
            """);

        Assert.False(run.Start().Execute());

        Assert.Equal("cluster/shop is not ours", Assert.Single(run.Engine.Errors).Message);
    }

    [Fact]
    public void A_plan_ends_with_its_outcome()
    {
        using var run = new TaskRun("""
            {"event":"phase","name":"Plan"}
            {"event":"outcome","outcome":"ChangesPending","code":null,"exitCode":0,"report":"/tmp/reports/deployment.md"}
            """);
        var start = run.Start();
        start.PlanOnly = true;
        start.Options = [OptionItems.Of("DeployEcsWait", "false")];

        Assert.True(start.Execute());

        Assert.True(start.Finished);
        Assert.Contains("Shop -> /tmp/reports/deployment.md", run.Engine.Text, StringComparison.Ordinal);
        Assert.Equal("plan", run.Command.Arguments![0]);
        Assert.DoesNotContain("--no-wait", run.Command.Arguments);
    }

    [Fact]
    public void A_crash_is_an_unexpected_error_with_the_last_lines()
    {
        using var run = new TaskRun("""
            {"event":"phase","name":"Plan"}
            echo "not an event"
            echo "Unhandled exception: the moon is full" >&2
            exit 134
            """);

        Assert.False(run.Start().Execute());

        var error = Assert.Single(run.Engine.Errors);
        Assert.Equal("DECS3000", error.Code);
        Assert.Contains("exit code 134", error.Message, StringComparison.Ordinal);
        Assert.Contains("the moon is full", error.Message, StringComparison.Ordinal);
        Assert.Contains("not an event", error.Message, StringComparison.Ordinal);
        Assert.Contains(run.Engine.Warnings, warning => warning.Message!.Contains("the moon is full", StringComparison.Ordinal));
        Assert.Contains(run.Engine.Messages, message => message.Message == "not an event" && message.Importance == Microsoft.Build.Framework.MessageImportance.Low);
    }

    [Fact]
    public void A_line_cut_off_in_the_middle_of_the_credentials_is_not_logged()
    {
        using var run = new TaskRun($$"""
            printf '%s' '{"event":"image","action":"push","registry":"r","username":"AWS","password":"{{Scenarios.Password}}'
            exit 139
            """);

        Assert.False(run.Start().Execute());

        Assert.DoesNotContain(Scenarios.Password, run.Engine.Text, StringComparison.Ordinal);
        Assert.Equal("DECS3000", Assert.Single(run.Engine.Errors).Code);
    }

    [Fact]
    public void A_process_that_stays_behind_with_the_output_open_does_not_hang_the_build()
    {
        using var run = new TaskRun($"""
            sleep 30 &
            {Scenarios.Succeeded}
            """);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.True(run.Start().Execute());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_missing_command_says_what_to_do()
    {
        using var run = new TaskRun("");
        var start = run.Start();
        start.Command = "/nowhere/deploy-ecs.dll";

        Assert.False(start.Execute());

        var error = Assert.Single(run.Engine.Errors);
        Assert.Equal("DECS2011", error.Code);
        Assert.Contains("DeployEcsCommand", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_stand_between_what_the_build_says_itself()
    {
        using var run = new TaskRun(Scenarios.Succeeded);
        var start = run.Start();
        (start.PublishDirectory, start.ContainerSettings, start.Local) = ("/p", "/s.json", true);
        start.Options =
        [
            OptionItems.Of("DeployToEcs", "local"), OptionItems.Of("DeployEcsEnvironment", "pr-7"), OptionItems.Of("DeployEcsStage", ""),
            OptionItems.Of("DeployEcsWait", "False"), OptionItems.Of("DeployEcsAllowReplace", "service/a;service/b"),
            OptionItems.Of("DeployEcsCheckSecretKeys", "false"), OptionItems.Of("DeployEcsPlanOut", "o"),
            OptionItems.Of("DeployEcsPlanIn", "/i"),
        ];

        Assert.True(start.Execute());

        Assert.Equal(
            $"apply --plan={start.Plan} --project-directory={Path.GetDirectoryName(run.ProjectFile)} --local "
            + "--publish-directory=/p --container-settings=/s.json "
            + "--environment=pr-7 --no-wait --allow-replace=service/a;service/b --events -- /i",
            string.Join(' ', run.Command.Arguments!));
    }
}
