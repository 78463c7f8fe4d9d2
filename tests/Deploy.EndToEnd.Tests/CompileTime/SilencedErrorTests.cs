using Deploy.EndToEnd.Tests.Support;

namespace Deploy.EndToEnd.Tests.CompileTime;

/// <summary>What an editor's settings hide, a deployment still refuses; only a written reason waives it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class SilencedErrorTests(PackedPackage package, BehindLocalFixture local) : IClassFixture<BehindLocalFixture>
{
    private const string Rule = "DECS1001";

    private const string SecretInEnvironment = """

        [assembly: Deployment("shop")]
        [Cluster("shop"), EcrRepository("shop")]
        [TaskDefinition("shop", Cpu = 256, Memory = 512)]
        [Environment("DATABASE_PASSWORD", "correct-horse-battery")]
        [Service("shop", DesiredCount = 1)]
        internal sealed class Everything;
        """;

    [Theory]
    [InlineData("pragma")]
    [InlineData("NoWarn")]
    [InlineData("editorconfig")]
    public async Task A_silenced_error_builds_and_is_refused_at_deployment(string how)
    {
        using var application = TemporaryApplication.Small(package, (how == "pragma" ? $"#pragma warning disable {Rule}" : "") + SecretInEnvironment);
        if (how == "editorconfig") application.Write(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{Rule}.severity = none\n");
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        await local.Server.ForgetRequestsAsync();

        string[] silence = how == "NoWarn" ? [$"NoWarn={Rule}"] : [];
        var result = await application.PublishAsync(["DeployToEcs=local", .. silence]);

        var errors = result.Errors();
        var (line, _) = application.PlaceOf("Deployment.cs", "correct-horse-battery");
        Assert.Equal([Rule, "DECS3001"], errors.Select(error => error.Code).Order());
        Assert.Equal(("Deployment.cs", line), errors.Where(error => error.Code == Rule).Select(error => (error.File, error.Line)).Single());
        Assert.Contains($"AllowRule(\"{Rule}\"", errors.Single(error => error.Code == "DECS3001").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse-battery", result.Output, StringComparison.Ordinal);
        Assert.Empty(await local.Server.MutationsAsync());
    }

    [Fact]
    public async Task A_waived_rule_is_silent_and_deploys()
    {
        using var application = TemporaryApplication.Small(package, $"[assembly: AllowRule(\"{Rule}\", Because = \"A test account's word.\")]" + SecretInEnvironment);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;

        var result = (await application.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=waived")).EnsureSuccess();

        Assert.Empty(result.Diagnostics());
        Assert.Equal("Succeeded", (string?)application.Report()["outcome"]);
    }
}
