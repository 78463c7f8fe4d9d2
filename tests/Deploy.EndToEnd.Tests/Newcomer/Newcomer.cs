using System.Text.RegularExpressions;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Newcomer;

/// <summary>Somebody who has a project, the package and nothing of this repository, and publishes twice.</summary>
internal static partial class Newcomer
{
    /// <summary>Set to 1, shapes that take parts of .NET from elsewhere are published too: each compiles a runtime, and they take minutes together.</summary>
    private const string AllShapes = "DEPLOY_ECS_ALL_SHAPES";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    /// <summary>The first time deploys, without a word of ours about the code; the second time has nothing to do and writes nothing.</summary>
    public static async Task PublishTwiceAsync(Shape shape, LocalAws local)
    {
        Skip.If(shape.NeedsParts && Environment.GetEnvironmentVariable(AllShapes) != "1", $"{AllShapes} is not 1: shapes that take parts of .NET from elsewhere take minutes.");
        Skip.If(shape.NeedsProgram is { } program && !Programs.Exists(program), $"{shape.NeedsProgram} is not installed.");
        var package = await PackedPackage.SharedAsync();
        using var root = new TemporaryFolder("newcomer");
        package.Settle(root, shape.NeedsParts);
        foreach (var (file, content) in shape.Files)
            root.Write(Path.Combine(shape.Folder, file), content.Replace("{package}", package.Reference, StringComparison.Ordinal).Replace("{version}", package.Version, StringComparison.Ordinal));
        await local.ResetAsync();

        var first = await PublishAsync(root, shape, local);

        Skip.If(shape.NeedsParts && MissingPart().Match(first.Output) is { Success: true }, "A part of .NET that it needs cannot be fetched here.");
        first.EnsureSuccess();
        Assert.Empty(first.Diagnostics());
        Assert.DoesNotMatch(Complaint(), first.Output);
        Assert.Contains("ecs:CreateService", await local.WritesAsync());
        AssertHoldsTheProgramOnly(root);

        await local.ForgetRequestsAsync();
        var second = (await PublishAsync(root, shape, local)).EnsureSuccess();
        Assert.True(second.Output.Contains("Nothing to do", StringComparison.Ordinal), second.Output);
        Assert.Empty(await local.WritesAsync());
    }

    /// <summary>Neither the plan nor a library of ours is in anything that was published, in whatever form.</summary>
    private static void AssertHoldsTheProgramOnly(TemporaryFolder root)
    {
        var published = Directory.EnumerateDirectories(root.Root, "*", SearchOption.AllDirectories).Where(folder => Path.GetFileName(folder) is "publish" or "out").ToList();
        // A file without a project is published beside itself.
        if (published.Count == 0) published = [.. Directory.EnumerateDirectories(root.Root, "artifacts", SearchOption.AllDirectories)];
        Assert.NotEmpty(published);
        Assert.All(published, folder =>
        {
            Assert.NotEmpty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
            Assert.Empty(PublishedFiles.Find(folder, "task-definition/", "DesiredCount", "\"FormatVersion\""));
            Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("Deploy.", StringComparison.Ordinal));
        });
    }

    private static Task<RunResult> PublishAsync(TemporaryFolder root, Shape shape, LocalAws local) => Programs.RunAsync(
        Dotnet.Start(
            root.PathOf(shape.Folder), ["publish", .. shape.Arguments, "-p:DeployToEcs=local", "-tl:off"],
            new Dictionary<string, string?> { ["DEPLOY_ECS_LOCAL_STATE"] = local.StateDirectory }),
        Limit);

    [GeneratedRegex("error NU1(101|102|103|301):")]
    private static partial Regex MissingPart();

    /// <summary>Of the compiler or an analyzer, about a file that the user did not write or a class that only declares.</summary>
    [GeneratedRegex(@": (warning|error) [A-Z]+\d+:")]
    private static partial Regex Complaint();
}
