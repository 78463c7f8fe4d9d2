namespace Deploy.EndToEnd.Tests.Support;

/// <summary>What the small applications declare.</summary>
internal static class Declarations
{
    /// <summary>One service of one container with a health check. Physical names are <c>shop-&lt;environment&gt;</c>.</summary>
    public const string Shop = """

        [assembly: Deployment("shop")]

        [Cluster("shop")]
        [EcrRepository("shop")]
        [TaskDefinition("shop", Cpu = 256, Memory = 512)]
        [Container("web")]
        [HealthCheck("CMD", "dotnet", "--info", IntervalSeconds = 5, Retries = 2)]
        [Environment("GREETING", "hello")]
        [Service("shop", DesiredCount = 1)]
        internal sealed class Everything;
        """;

    /// <summary>What makes a publish deploy to a local AWS that runs, as if it were an AWS account: with an endpoint, credentials and a Region.</summary>
    public static IReadOnlyDictionary<string, string?> Credentials { get; } = new Dictionary<string, string?>
    {
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };
}
