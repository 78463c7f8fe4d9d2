using System.Text.Json.Nodes;
using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Tests.Corpus;

/// <summary>Specs of corpus files. What a spec cannot say (volumes, FireLens, links …) is left out.</summary>
internal static class CorpusSpecs
{
    public static TaskDefinitionSpec TaskDefinition(JsonNode json) => new()
    {
        Name = Known(json.Text("family")) ?? "unknown",
        Cpu = HasTemplatedSize(json) ? 1024 : Size(json, "cpu", "vcpu", 1024),
        Memory = HasTemplatedSize(json) ? 2048 : Size(json, "memory", "gb", 1024),
        NetworkMode = json.Word<NetworkMode>("networkMode") ?? NetworkMode.Awsvpc,
        RequiresCompatibilities = EquatableList.Of(Compatibility.Fargate),
        CpuArchitecture = json["runtimePlatform"].Word<CpuArchitecture>("cpuArchitecture") ?? CpuArchitecture.X86_64,
        OperatingSystemFamily = json["runtimePlatform"].Word<OperatingSystemFamily>("operatingSystemFamily") ?? OperatingSystemFamily.Linux,
        EphemeralStorageSizeInGiB = json["ephemeralStorage"].Int("sizeInGiB"),
        TaskRole = json.Text("taskRoleArn") is null ? null : new ResourceAddress("role", "task"),
        ExecutionRole = json.Text("executionRoleArn") is null ? null : new ResourceAddress("role", "execution"),
        Tags = json.Items("tags").Select(tag => new TagSpec(tag.Text("key") ?? "", tag.Text("value") ?? "")).ToEquatableList(),
        ContainerDefinitions = json.Items("containerDefinitions").Select(Container).ToEquatableList(),
    };

    public static ServiceSpec Service(JsonNode json) => new()
    {
        Name = Known(json.Text("serviceName")) ?? "unknown",
        Cluster = new("cluster", "c"),
        TaskDefinition = new("task-definition", "t"),
        DesiredCount = json.Int("desiredCount") ?? 1,
        LaunchType = json.Word<LaunchType>("launchType") ?? LaunchType.Fargate,
        PlatformVersion = json.Text("platformVersion"),
        MinimumHealthyPercent = json["deploymentConfiguration"].Int("minimumHealthyPercent") ?? 100,
        MaximumPercent = json["deploymentConfiguration"].Int("maximumPercent") ?? 200,
        DeploymentCircuitBreaker = json["deploymentConfiguration"]?["deploymentCircuitBreaker"].Flag("enable") ?? false,
        DeploymentCircuitBreakerRollback = json["deploymentConfiguration"]?["deploymentCircuitBreaker"].Flag("rollback") ?? false,
        AvailabilityZoneRebalancing = json.Text("availabilityZoneRebalancing") == "ENABLED",
        HealthCheckGracePeriodSeconds = json.Int("healthCheckGracePeriodSeconds"),
        EnableExecuteCommand = json.Flag("enableExecuteCommand") ?? false,
        NetworkConfiguration = json["networkConfiguration"]?["awsvpcConfiguration"] is { } network ? Network(network) : null,
        LoadBalancers = json.Items("loadBalancers").Where(lb => lb.Text("targetGroupArn") is not null).Select(lb => new LoadBalancerSpec
        {
            TargetGroup = lb.Text("targetGroupArn")!,
            ContainerName = lb.Text("containerName") ?? "",
            ContainerPort = lb.Int("containerPort") ?? 0,
        }).ToEquatableList(),
    };

    public static EcrRepositorySpec Repository(JsonNode json) => new()
    {
        Name = "corpus",
        LifecyclePolicy = json.Items("rules").Select(LifecycleRule).ToEquatableList(),
    };

    /// <summary>Whether a spec can say the policy: no archiving, no storage classes.</summary>
    public static bool CanSayLifecycle(JsonNode json) => json.Items("rules").All(rule =>
        rule["action"].Text("type") == "expire" && rule["selection"].Text("storageClass") is null
        && rule["selection"].Text("countType") is "imageCountMoreThan" or "sinceImagePushed");

    private static ContainerSpec Container(JsonObject json) => new()
    {
        Name = json.Text("name") ?? "",
        Image = json.Text("image"),
        Essential = json.Flag("essential") ?? true,
        Cpu = json.Int("cpu"),
        Memory = json.Int("memory"),
        MemoryReservation = json.Int("memoryReservation"),
        EntryPoint = json.Texts("entryPoint"),
        Command = json.Texts("command"),
        WorkingDirectory = json.Text("workingDirectory"),
        User = json.Text("user"),
        ReadonlyRootFilesystem = json.Flag("readonlyRootFilesystem"),
        StartTimeout = json.Int("startTimeout"),
        StopTimeout = json.Int("stopTimeout"),
        PortMappings = json.Items("portMappings").Where(port => port.Int("containerPort") is not null).Select(Port).ToEquatableList(),
        Environment = json.Items("environment").Select(v => new EnvironmentVariableSpec(v.Text("name") ?? "", v.Text("value") ?? "")).ToEquatableList(),
        Secrets = json.Items("secrets").Select(s => new SecretSpec(s.Text("name") ?? "", Source(s.Text("valueFrom")))).ToEquatableList(),
        HealthCheck = json["healthCheck"] is JsonObject check ? HealthCheck(check) : null,
        LogConfiguration = json["logConfiguration"] is JsonObject log ? Log(log) : null,
    };

    private static PortMappingSpec Port(JsonObject json) => new()
    {
        ContainerPort = json.Int("containerPort")!.Value,
        HostPort = json.Int("hostPort"),
        Protocol = json.Word<TransportProtocol>("protocol") ?? TransportProtocol.Tcp,
        Name = json.Text("name"),
        AppProtocol = json.Word<ApplicationProtocol>("appProtocol"),
    };

    private static HealthCheckSpec HealthCheck(JsonObject json) => new()
    {
        Command = json.Texts("command"),
        Interval = json.Int("interval"),
        Timeout = json.Int("timeout"),
        Retries = json.Int("retries"),
        StartPeriod = json.Int("startPeriod"),
    };

    private static LogConfigurationSpec Log(JsonObject json) => new()
    {
        LogDriver = json.Text("logDriver") ?? "",
        Options = (json["options"] as JsonObject ?? []).Where(option => option.Value is not null)
            .Select(option => new LogOptionSpec(option.Key, CorpusValues.AsText(option.Value) ?? ""))
            .ToEquatableList(),
    };

    private static NetworkSpec Network(JsonNode json) => new()
    {
        Subnets = json.Texts("subnets"),
        SecurityGroups = json.Texts("securityGroups"),
        AssignPublicIp = json.Text("assignPublicIp") == "ENABLED",
    };

    private static LifecycleRuleSpec LifecycleRule(JsonObject json) => new()
    {
        RulePriority = json.Int("rulePriority") ?? 0,
        Description = json.Text("description"),
        TagStatus = json["selection"].Word<TagStatus>("tagStatus") ?? TagStatus.Tagged,
        TagPrefixList = json["selection"].Texts("tagPrefixList"),
        TagPatternList = json["selection"].Texts("tagPatternList"),
        CountType = json["selection"].Word<LifecycleCountType>("countType") ?? LifecycleCountType.ImageCountMoreThan,
        CountNumber = json["selection"].Int("countNumber") ?? 1,
    };

    // A name without a service is a parameter's; an attribute says so.
    private static string Source(string? valueFrom) =>
        valueFrom is null || valueFrom.StartsWith("arn:", StringComparison.Ordinal) || StringTemplate.HasPlaceholders(valueFrom) ? valueFrom ?? "" : "ssm:" + valueFrom;

    private static string? Known(string? text) => StringTemplate.HasPlaceholders(text) ? null : text;

    private static bool HasTemplatedSize(JsonNode json) =>
        StringTemplate.HasPlaceholders(json.Text("cpu")) || StringTemplate.HasPlaceholders(json.Text("memory"));

    private static int? Size(JsonNode json, string name, string unit, int factor)
    {
        var text = json.Text(name)?.Replace(" ", "").ToLowerInvariant();
        if (text is null) return null;
        if (!text.EndsWith(unit, StringComparison.Ordinal)) return json.Int(name);
        return double.TryParse(text[..^unit.Length], System.Globalization.CultureInfo.InvariantCulture, out var number) ? (int)(number * factor) : null;
    }
}
