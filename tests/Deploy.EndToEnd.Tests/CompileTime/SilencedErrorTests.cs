using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.CompileTime;

/// <summary>What an editor's settings hide, a deployment still refuses; only a written reason waives it.</summary>
public sealed class SilencedErrorTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>
{
    private const string Rule = "DECS1001";

    private const string SecretInEnvironment = """

        [assembly: Deployment("shop")]
        [Cluster("shop"), EcrRepository("shop")]
        [TaskDefinition("shop", Cpu = 256, Memory = 512)]
        [Environment("DATABASE_PASSWORD", "x9Kq2mVt7RwLp4Zs")]
        [Service("shop", DesiredCount = 1)]
        internal sealed class Everything;
        """;

    [Theory]
    [InlineData("pragma")]
    [InlineData("NoWarn")]
    [InlineData("editorconfig")]
    public async Task A_silenced_error_builds_and_is_refused_at_deployment(string how)
    {
        using var application = await TemporaryApplication.SmallAsync((how == "pragma" ? $"#pragma warning disable {Rule}" : "") + SecretInEnvironment);
        if (how == "editorconfig") application.Write(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{Rule}.severity = none\n");
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;
        await local.Server.ForgetRequestsAsync();

        string[] silence = how == "NoWarn" ? [$"NoWarn={Rule}"] : [];
        var result = await application.PublishAsync(["DeployToEcs=local", .. silence]);

        var errors = result.Errors();
        var (line, _) = application.PlaceOf("Deployment.cs", "x9Kq2mVt7RwLp4Zs");
        Assert.Equal([Rule, "DECS3001"], errors.Select(error => error.Code).Order());
        Assert.Equal(("Deployment.cs", line), errors.Where(error => error.Code == Rule).Select(error => (error.File, error.Line)).Single());
        Assert.Contains($"AllowRule(\"{Rule}\"", errors.Single(error => error.Code == "DECS3001").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("x9Kq2mVt7RwLp4Zs", result.Output, StringComparison.Ordinal);
        Assert.Empty(await local.Server.WritesAsync());
    }

    [Fact]
    public async Task A_waived_rule_is_silent_and_deploys()
    {
        using var application = await TemporaryApplication.SmallAsync($"[assembly: AllowRule(\"{Rule}\", Because = \"A test account's word.\")]" + SecretInEnvironment);
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.Server.StateDirectory;

        using var shop = new StrictApplication(application, local.Server);

        var result = (await shop.PublishAsync("DeployToEcs=local", "DeployEcsEnvironment=waived")).EnsureSuccess();

        Assert.Empty(result.Diagnostics());
        Assert.Equal("Succeeded", (string?)application.Report()["outcome"]);
    }
}
