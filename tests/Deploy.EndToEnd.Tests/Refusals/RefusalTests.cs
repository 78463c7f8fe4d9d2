using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Refusals;

/// <summary>Each mistake gives one coded error that says what to do, and changes nothing.</summary>
public sealed partial class RefusalTests(RefusalFixture fixture) : IClassFixture<RefusalFixture>
{
    [Fact]
    public async Task Without_credentials()
    {
        var saved = fixture.Application.Environment.ToDictionary();
        foreach (var name in saved.Keys) fixture.Application.Environment.Remove(name);
        try
        {
            await RefuseAsync("DECS3010", "aws sso login", ["DeployEcsEnvironment=dev"]);
        }
        finally
        {
            foreach (var (name, value) in saved) fixture.Application.Environment[name] = value;
        }
    }

    [Fact]
    public Task To_another_account_than_the_stage_s() => RefuseAsync("DECS3011", "Use credentials of 123456789012", ["DeployEcsEnvironment=elsewhere"]);

    [Fact]
    public Task To_another_Region_than_the_stage_s() => RefuseAsync("DECS3012", "eu-central-1", ["DeployEcsEnvironment=pinned"]);

    [Fact]
    public Task Where_nobody_listens() =>
        RefuseAsync("DECS3013", "Start what should listen there", ["DeployEcsEnvironment=dev", $"DeployEcsEndpointUrl=http://127.0.0.1:{FreePort()}"]);

    [Fact]
    public async Task A_plan_of_a_newer_version()
    {
        const string Plan = "obj/Release/net10.0/Shop.deploy.json";
        var text = await File.ReadAllTextAsync(fixture.Application.PathOf(Plan));
        var newer = FormatVersion().Replace(text, "\"FormatVersion\": 999", 1);
        Assert.NotEqual(text, newer);
        fixture.Application.Write(Plan, newer);
        try
        {
            await RefuseAsync("DECS3014", "Update Deploy.Ecs", ["DeployEcsEnvironment=dev"]);
        }
        finally
        {
            fixture.Application.Write(Plan, text);
        }
    }

    [Fact]
    public Task With_stages_of_which_none_is_chosen() => RefuseAsync("DECS3016", "-p:DeployEcsEnvironment=dev", []);

    [Fact]
    public Task An_unknown_stage() => RefuseAsync("DECS3016", "Declared: dev, pinned, elsewhere", ["DeployEcsEnvironment=dev", "DeployEcsStage=prod"]);

    [Fact]
    public async Task An_environment_that_is_no_stage_without_a_stage() => await RefuseAsync("DECS3016", "-p:DeployEcsStage=dev", ["DeployEcsEnvironment=pr-7"]);

    [Fact]
    public async Task A_missing_parameter()
    {
        File.Delete(fixture.Application.PathOf("deploy.json"));
        try
        {
            var error = await RefuseAsync("DECS3017", "@{Bucket}", ["DeployEcsEnvironment=dev"]);
            Assert.Equal(("Deployment.cs", fixture.Application.PlaceOf("Deployment.cs", "@{Bucket}").Line), (error.File, error.Line));
        }
        finally
        {
            fixture.Application.Write("deploy.json", """{ "Bucket": "shop-files" }""");
        }
    }

    [SkippableFact]
    public async Task A_cluster_of_the_same_name_that_somebody_else_made()
    {
        AwsCommand.SkipIfMissing();
        await new AwsCommand(fixture.Local.Url).RunAsync("ecs", "create-cluster", "--cluster-name", "shop-theirs");

        var error = await RefuseAsync("DECS3003", "Use another name", ["DeployEcsEnvironment=theirs", "DeployEcsStage=dev"]);

        Assert.Equal(("Deployment.cs", fixture.Application.PlaceOf("Deployment.cs", "[Cluster").Line), (error.File, error.Line));
    }

    [Fact]
    public async Task Two_projects_with_one_application_name()
    {
        (await fixture.PublishAsync("DeployEcsEnvironment=shared", "DeployEcsStage=dev")).EnsureSuccess();
        using var other = await TemporaryApplication.SmallAsync(RefusalFixture.Deployment, "Warehouse");
        foreach (var (name, value) in Declarations.Credentials) other.Environment[name] = value;
        other.Write("deploy.json", """{ "Bucket": "other-files" }""");
        await fixture.Local.ForgetRequestsAsync();

        var error = (await other.PublishAsync([.. fixture.Endpoint, "DeployEcsEnvironment=shared", "DeployEcsStage=dev"])).OnlyError();

        Assert.Equal("DECS3015", error.Code);
        Assert.Contains("deployed by the project Shop", error.Text, StringComparison.Ordinal);
        Assert.Contains("FormerProject = \"Shop\"", error.Text, StringComparison.Ordinal);
        Assert.Contains("give this one names of its own", error.Text, StringComparison.Ordinal);
        Assert.Empty(await fixture.Local.WritesAsync());
    }

    private async Task<BuildDiagnostic> RefuseAsync(string code, string advice, string[] properties)
    {
        await fixture.Local.ForgetRequestsAsync();

        var result = await fixture.PublishAsync(properties);

        var error = result.OnlyError();
        Assert.True(error.Code == code, result.Output);
        Assert.Contains(advice, error.Text, StringComparison.Ordinal);
        Assert.Empty(await fixture.Local.WritesAsync());
        return error;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("\"FormatVersion\":\\s*\\d+")]
    private static partial Regex FormatVersion();
}
