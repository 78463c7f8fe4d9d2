using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Publishing;

/// <summary>What becomes of an application whose last class is removed.</summary>
public sealed class LastResourceTests
{
    [Fact]
    public async Task It_is_deleted_while_the_application_is_declared_and_otherwise_said_to_stay()
    {
        using var local = LocalAws.Start();
        using var application = await TemporaryApplication.SmallAsync("[assembly: Deployment(\"shop\")]\n[Cluster(\"main\")] public sealed class Main;");
        application.Environment["DEPLOY_ECS_LOCAL_STATE"] = local.StateDirectory;
        (await application.PublishAsync("DeployToEcs=local")).EnsureSuccess();

        application.Declare("");
        var silent = (await application.PublishAsync("DeployToEcs=local")).EnsureSuccess();
        Assert.Equal("DECS2019", Assert.Single(silent.Diagnostics()).Code);
        Assert.Contains("goes on running", silent.Output, StringComparison.Ordinal);

        application.Declare("[assembly: Deployment(\"shop\")]\n");
        var deleting = (await application.PublishAsync("DeployToEcs=local")).EnsureSuccess();
        Assert.Contains("- cluster/main (delete)", deleting.Output, StringComparison.Ordinal);
        Assert.Contains("deleting cluster/main", deleting.Output, StringComparison.Ordinal);
    }
}
