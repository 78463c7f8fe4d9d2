using Deploy.Engine.Outcomes;
using Deploy.Engine.SavedPlans;
using Deploy.Testing;

namespace Deploy.Engine.Tests.SavedPlans;

public sealed class SavedPlanTests
{
    private static readonly SavedPlan Saved = new()
    {
        Project = "Shop",
        Document = "{}",
        Environment = "dev",
        Account = "123456789012",
        Region = "eu-central-1",
        Salt = Fingerprints.NewSalt(),
        Desired = new() { ["service/shop"] = "a" },
        Actual = new() { ["service/shop"] = "b" },
    };

    [Fact]
    public void What_was_written_is_read_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("sub", "plan.json");
        Saved.Write(path);

        var read = SavedPlan.Read(path);

        Assert.Equal((Saved.Project, Saved.Document, Saved.Environment, Saved.Account), (read.Project, read.Document, read.Environment, read.Account));
        Assert.Equal(Saved.Desired, read.Desired);
    }

    /// <summary>A path that somebody names may lead elsewhere: to a link, or to <c>/dev/stdout</c>.</summary>
    [SkippableFact]
    public void It_is_written_to_where_its_path_leads()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var folder = new TemporaryFolder();
        var (path, target) = (folder.PathOf("link.json"), folder.Write("target.json", ""));
        File.CreateSymbolicLink(path, target);

        Saved.Write(path);

        Assert.Equal(target, new FileInfo(path).LinkTarget);
        Assert.Equal(Saved.Document, SavedPlan.Read(target).Document);
    }

    [Fact]
    public void The_same_world_is_accepted() => Saved.Require("123456789012", "eu-central-1", new() { ["service/shop"] = "a" }, new() { ["service/shop"] = "b" });

    [Theory]
    [InlineData("210987654321", "a", "b", "made for 123456789012")]
    [InlineData("123456789012", "x", "b", "service/shop (its resolved declaration)")]
    [InlineData("123456789012", "a", "x", "service/shop (in AWS)")]
    public void Another_world_is_refused(string account, string desired, string actual, string text)
    {
        var refusal = Assert.Throws<DeploymentException>(() => Saved.Require(account, "eu-central-1", new() { ["service/shop"] = desired }, new() { ["service/shop"] = actual }));

        Assert.Equal(PreflightCodes.OutdatedPlan, refusal.Code);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("plan.json");
        (Saved with { Format = 99 }).Write(path);

        Assert.Equal(PreflightCodes.OtherPlanFormat, Assert.Throws<DeploymentException>(() => SavedPlan.Read(path)).Code);
    }

    [Fact]
    public void An_older_format_is_refused_as_out_of_date()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("plan.json");
        (Saved with { Format = 1 }).Write(path);

        var refusal = Assert.Throws<DeploymentException>(() => SavedPlan.Read(path));

        Assert.Equal(PreflightCodes.OutdatedPlan, refusal.Code);
        Assert.Contains("saved by an earlier version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_saved_plan_is_a_clear_error()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("is not a saved plan", Assert.Throws<DeploymentException>(() => SavedPlan.Read(folder.Write("x.json", "[]"))).Message, StringComparison.Ordinal);
        Assert.Contains("is not a saved plan", Assert.Throws<DeploymentException>(() => SavedPlan.Read(folder.PathOf("none"))).Message, StringComparison.Ordinal);
    }
}
