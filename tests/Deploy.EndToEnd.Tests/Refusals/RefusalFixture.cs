using Deploy.EndToEnd.Tests.Support;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Refusals;

/// <summary>An application with stages, built once, and an endpoint that counts what is asked of it.</summary>
public sealed class RefusalFixture : IAsyncLifetime
{
    /// <summary>What it declares.</summary>
    public const string Deployment = """

        [assembly: Deployment("shop", Stages = ["dev", "pinned", "elsewhere"])]
        [assembly: Deployment(Stage = "pinned", Region = "eu-central-1")]
        [assembly: Deployment(Stage = "elsewhere", Account = "123456789012")]

        [Cluster("shop")]
        [EcrRepository("shop")]
        [TaskDefinition("shop", Cpu = 256, Memory = 512)]
        [Environment("BUCKET", "@{Bucket}")]
        [Service("shop", DesiredCount = 1)]
        internal sealed class Everything;
        """;

    private readonly LocalAws _local = LocalAws.Start();

    /// <summary>The endpoint.</summary>
    public LocalAws Local => _local;

    /// <summary>The application.</summary>
    public TemporaryApplication Application { get; private set; } = null!;

    /// <summary>The properties that name the endpoint as an AWS account would be: nothing is allowed because it is local.</summary>
    public string[] Endpoint => ["DeployToEcs=true", $"DeployEcsEndpointUrl={_local.Url}", "DeployEcsRegion=us-east-1", $"ContainerBaseImage=localhost:{new Uri(_local.Url).Port}/deploy-ecs/base:10.0"];

    /// <summary>Publishes without building, to the endpoint; later properties win.</summary>
    public Task<RunResult> PublishAsync(params string[] properties) => Application.PublishAsync(["--no-build", .. Endpoint, .. properties]);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Application = await TemporaryApplication.SmallAsync(Deployment);
        await Local.FallBehindAsync();
        foreach (var (name, value) in Declarations.Credentials) Application.Environment[name] = value;
        Application.Write("deploy.json", """{ "Bucket": "shop-files" }""");
        (await Application.PublishAsync()).EnsureSuccess();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Application.Dispose();
        _local.Dispose();
        return Task.CompletedTask;
    }
}
