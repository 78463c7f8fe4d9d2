namespace Deploy.Generators.Tests.Support;

/// <summary>Sources that a user would write.</summary>
internal static class Samples
{
    /// <summary>The smallest application.</summary>
    public const string FourAttributes = """
        using Deploy.Ecs;

        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 2)]
        public sealed class Shop;
        """;

    /// <summary>Two services that share a cluster, a nightly job, two stages.</summary>
    public const string Storefront = """
        using Deploy.Ecs;

        [assembly: Deployment("storefront", Stages = ["dev", "prod"], Region = "eu-central-1")]
        [assembly: Deployment(Stage = "prod", Account = "123456789012", RoleToAssume = "arn:aws:iam::123456789012:role/deploy")]

        namespace Storefront.Infrastructure;

        [Cluster("storefront", ContainerInsights = ContainerInsights.Enhanced)]
        [Tag("team", "shop")]
        public sealed class StorefrontCluster;

        [EcrRepository("storefront/api", Encryption = EcrEncryption.Kms, TagMutability = TagMutability.Immutable, ScanOnPush = true)]
        [ExpireImages(TagStatus.Untagged, OlderThanDays = 7)]
        [ExpireImages(TagPrefixes = ["pr-"], KeepNewest = 20)]
        public sealed class ApiRepository;

        [TaskDefinition("storefront-api", Cpu = 512, Memory = 1024, Architecture = CpuArchitecture.Arm64)]
        [TaskRole, Allow("s3:GetObject", "arn:aws:s3:::@{AssetsBucket}/*")]
        [Container("api", Repository = typeof(ApiRepository), Port = 8080)]
        [HealthCheck("CMD-SHELL", "/app/healthcheck || exit 1", IntervalSeconds = 15, Container = "api")]
        [Environment("ASPNETCORE_ENVIRONMENT", "Production")]
        [Environment("LOG_LEVEL", "Information")]
        [Environment("LOG_LEVEL", "Debug", Stage = "dev")]
        [Secret("ConnectionStrings__Orders", From = "ssm:/storefront/@{Stage}/orders-db")]
        [Container("otel", Image = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0", Essential = false)]
        [Container("otel", Stage = "dev", Remove = true)]
        public sealed class ApiTask;

        [Service("storefront-api", Cluster = typeof(StorefrontCluster), TaskDefinition = typeof(ApiTask), DesiredCount = 2)]
        [Service(Stage = "prod", DesiredCount = 6)]
        [Network(Subnets = ["tag:Tier=private"], SecurityGroups = ["name:app"])]
        [TargetGroup("storefront-api", Container = "api")]
        public sealed class ApiService;

        [TaskDefinition("storefront-worker", Cpu = 256, Memory = 512)]
        [Container("worker", Repository = typeof(ApiRepository), Command = ["worker"])]
        [Service("storefront-worker", EnableExecuteCommand = true, MaximumPercent = 100, MinimumHealthyPercent = 0)]
        public sealed class Worker;

        [TaskDefinition("storefront-report", Cpu = 256, Memory = 512)]
        [Container("report", Repository = typeof(ApiRepository), Command = ["report", "--daily"])]
        [Schedule("nightly-report", "cron(0 2 * * ? *)", TimeZone = "Europe/Berlin", Cluster = typeof(StorefrontCluster), DeadLetterQueueArn = "arn:aws:sqs:eu-central-1:123456789012:report")]
        [Schedule(Stage = "dev", Remove = true)]
        [Network(Subnets = ["tag:Tier=private"], SecurityGroups = ["name:app"])]
        public sealed class NightlyReport;
        """;

    /// <summary>All samples, and those of the samples folder where it is there.</summary>
    public static IEnumerable<(string Name, string[] Sources)> All()
    {
        yield return (nameof(FourAttributes), [FourAttributes]);
        yield return (nameof(Storefront), [Storefront]);
        foreach (var sample in FromFolder()) yield return sample;
    }

    /// <summary>The files of parameters of a sample.</summary>
    public static IEnumerable<(string Name, string Text)> ParametersOf(string sample)
    {
        if (sample == nameof(Storefront)) return [("deploy.json", """{ "AssetsBucket": "storefront-assets" }""")];
        var folder = Path.Combine(SamplesFolder, Path.GetFileName(sample));
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "deploy*.json").Select(file => (Path.GetFileName(file), File.ReadAllText(file))) : [];
    }

    private static string SamplesFolder => Path.Combine(RepositoryRoot(), "samples");

    private static IEnumerable<(string Name, string[] Sources)> FromFolder()
    {
        var folder = SamplesFolder;
        if (!Directory.Exists(folder)) yield break;
        foreach (var project in Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var sources = Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .ToArray();
            if (sources.Any(source => source.Contains("Deploy.Ecs", StringComparison.Ordinal))) yield return ($"samples/{Path.GetFileNameWithoutExtension(project)}", sources);
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Deploy.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
    }
}
