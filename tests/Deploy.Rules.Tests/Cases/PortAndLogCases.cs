using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Containers;
using Deploy.Rules.Networking;
using Deploy.Rules.Services;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class PortAndLogCases
{
    private const string Api = "ContainerDefinitions[api]";
    private const string Proxy = "ContainerDefinitions[proxy]";

    public static RuleCase[] All =>
    [
        Violates<PortRange>("65536", $"{Proxy}.PortMappings[65536]", plan => Ports(plan, new PortMappingSpec { ContainerPort = 65536 })),
        Violates<PortRange>("a negative host port", $"{Proxy}.PortMappings[80].HostPort", plan => Ports(plan.OnInstances(NetworkMode.Bridge), new PortMappingSpec { ContainerPort = 80, HostPort = -1 })),
        Passes<PortRange>("65535", plan => Ports(plan, new PortMappingSpec { ContainerPort = 65535 })),
        Violates<PortDuplicate>("twice", $"{Proxy}.PortMappings[80]", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80 }, new PortMappingSpec { ContainerPort = 80 })),
        Passes<PortDuplicate>("two ports", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80 }, new PortMappingSpec { ContainerPort = 81 })),
        Violates<PortOfAnotherContainer>("one network interface", $"{Proxy}.PortMappings[8080]", plan => Ports(plan, new PortMappingSpec { ContainerPort = 8080 })),
        Violates<PortOfAnotherContainer>("one instance", $"{Proxy}.PortMappings[80]", plan => Ports(plan.OnInstances(NetworkMode.Bridge).Container(c => c with { PortMappings = EquatableList.Of(new PortMappingSpec { ContainerPort = 8080, HostPort = 3000 }) }), new PortMappingSpec { ContainerPort = 80, HostPort = 3000 })),
        Passes<PortOfAnotherContainer>("the other protocol", plan => Ports(plan, new PortMappingSpec { ContainerPort = 8080, Protocol = TransportProtocol.Udp })),
        Passes<PortOfAnotherContainer>("dynamic host ports", plan => Ports(plan.OnInstances(NetworkMode.Bridge), new PortMappingSpec { ContainerPort = 8080 })),
        Violates<PortOfAnotherContainer>("two of one container", $"{Proxy}.PortMappings[81]", plan => Ports(plan.OnInstances(NetworkMode.Bridge), new PortMappingSpec { ContainerPort = 80, HostPort = 9090 }, new PortMappingSpec { ContainerPort = 81, HostPort = 9090 })),
        Violates<HostPortDiffers>("with awsvpc", $"{Proxy}.PortMappings[80].HostPort", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, HostPort = 8081 })),
        Passes<HostPortDiffers>("equal", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, HostPort = 80 })),
        Passes<HostPortDiffers>("with bridge", plan => Ports(plan.OnInstances(NetworkMode.Bridge), new PortMappingSpec { ContainerPort = 80, HostPort = 8081 })),
        Violates<PortOnTwoProtocols>("tcp and udp", $"{Proxy}.PortMappings[53/udp]", plan => Ports(plan, new PortMappingSpec { ContainerPort = 53 }, new PortMappingSpec { ContainerPort = 53, Protocol = TransportProtocol.Udp })),
        Passes<PortOnTwoProtocols>("two ports", plan => Ports(plan, new PortMappingSpec { ContainerPort = 53 }, new PortMappingSpec { ContainerPort = 54, Protocol = TransportProtocol.Udp })),
        Violates<AppProtocolWithoutName>("no name", $"{Proxy}.PortMappings[80].AppProtocol", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, AppProtocol = ApplicationProtocol.Http })),
        Passes<AppProtocolWithoutName>("a name", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "web", AppProtocol = ApplicationProtocol.Http })),
        Violates<AppProtocolOnUdp>("udp", $"{Proxy}.PortMappings[80/udp].AppProtocol", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "web", Protocol = TransportProtocol.Udp, AppProtocol = ApplicationProtocol.Http2 }), typeof(PortNameUnused)),
        Passes<AppProtocolOnUdp>("tcp", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "web", AppProtocol = ApplicationProtocol.Grpc })),
        Violates<PortName>("upper case", $"{Proxy}.PortMappings[80].Name", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "Web" }), typeof(PortNameUnused)),
        Passes<PortName>("a hyphen", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "web-1" })),
        Violates<PortNameUnique>("two of one name", $"{Proxy}.PortMappings[81].Name", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80, Name = "web" }, new PortMappingSpec { ContainerPort = 81, Name = "web" }), typeof(PortNameUnused)),
        Passes<PortNameUnique>("two without a name", plan => Ports(plan, new PortMappingSpec { ContainerPort = 80 }, new PortMappingSpec { ContainerPort = 81 })),
        Violates<PortWithoutNetwork>("no network", $"{Api}.PortMappings[8080]", plan => plan.OnInstances(NetworkMode.None).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Passes<PortWithoutNetwork>("no network and no ports", plan => plan.OnInstances(NetworkMode.None).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty }).Container(c => c with { PortMappings = EquatableList<PortMappingSpec>.Empty })),
        Violates<ReservedHostPort>("the agent's", $"{Proxy}.PortMappings[80].HostPort", plan => Ports(plan.OnInstances(NetworkMode.Bridge), new PortMappingSpec { ContainerPort = 80, HostPort = 51678 })),
        Passes<ReservedHostPort>("22 with awsvpc", plan => Ports(plan, new PortMappingSpec { ContainerPort = 22, HostPort = 22 })),
        Violates<WindowsFargatePort>("3150", $"{Proxy}.PortMappings[3150]", plan => Ports(plan.Task(t => t with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2019Core, Cpu = 1024, Memory = 2048 }), new PortMappingSpec { ContainerPort = 3150 })),
        Passes<WindowsFargatePort>("3150 on Linux", plan => Ports(plan, new PortMappingSpec { ContainerPort = 3150 })),

        Violates<LogDriverUnknown>("a typing mistake", $"{Api}.LogConfiguration.LogDriver", plan => Log(plan, "awslog")),
        Passes<LogDriverUnknown>("journald on instances", plan => Log(plan.OnInstances(), "journald")),
        Violates<FargateLogDriver>("json-file", $"{Api}.LogConfiguration.LogDriver", plan => Log(plan, "json-file")),
        Passes<FargateLogDriver>("json-file on instances", plan => Log(plan.OnInstances(), "json-file")),
        Violates<WindowsFargateLogDriver>("splunk", $"{Api}.LogConfiguration.LogDriver", plan => Log(plan.Task(t => t with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2019Core, Cpu = 1024, Memory = 2048 }), "splunk", ("splunk-url", "https://splunk"))),
        Passes<WindowsFargateLogDriver>("splunk on Linux", plan => Log(plan, "splunk", ("splunk-url", "https://splunk"))),
        Violates<AwsLogsRequiredOptions>("no Region", $"{Api}.LogConfiguration.Options", plan => Log(plan, "awslogs", ("awslogs-group", "g"), ("awslogs-stream-prefix", "p"))),
        Violates<AwsLogsRequiredOptions>("no prefix on Fargate", $"{Api}.LogConfiguration.Options", plan => Log(plan, "awslogs", ("awslogs-group", "g"), ("awslogs-region", "eu-central-1"))),
        Passes<AwsLogsRequiredOptions>("no prefix on instances", plan => Log(plan.OnInstances(), "awslogs", ("awslogs-group", "g"), ("awslogs-region", "eu-central-1"))),
        Violates<AwsLogsUnknownOption>("a typing mistake", $"{Api}.LogConfiguration.Options[awslogs-prefix]", plan => AwsLogs(plan, ("awslogs-prefix", "x"))),
        Passes<AwsLogsUnknownOption>("a multi-line pattern", plan => AwsLogs(plan, ("awslogs-multiline-pattern", "^INFO"))),
        Violates<AwsLogsTwoPatterns>("both", $"{Api}.LogConfiguration.Options[awslogs-multiline-pattern]", plan => AwsLogs(plan, ("awslogs-datetime-format", "%Y"), ("awslogs-multiline-pattern", "^INFO"))),
        Passes<AwsLogsTwoPatterns>("one", plan => AwsLogs(plan, ("awslogs-datetime-format", "%Y"))),
        Violates<LogMode>("a typing mistake", $"{Api}.LogConfiguration.Options[mode]", plan => AwsLogs(plan, ("mode", "nonblocking"))),
        Passes<LogMode>("blocking", plan => AwsLogs(plan, ("mode", "blocking"))),
        Violates<LogBufferSize>("a word", $"{Api}.LogConfiguration.Options[max-buffer-size]", plan => AwsLogs(plan, ("mode", "non-blocking"), ("max-buffer-size", "4 MB"))),
        Passes<LogBufferSize>("four MiB", plan => AwsLogs(plan, ("mode", "non-blocking"), ("max-buffer-size", "4m"))),
        Violates<LogBufferWithoutNonBlocking>("blocking", $"{Api}.LogConfiguration.Options[max-buffer-size]", plan => AwsLogs(plan, ("mode", "blocking"), ("max-buffer-size", "4m"))),
        Passes<LogBufferWithoutNonBlocking>("the default mode", plan => AwsLogs(plan, ("max-buffer-size", "4m"))),
        Violates<AwsLogsCreateGroup>("yes", $"{Api}.LogConfiguration.Options[awslogs-create-group]", plan => AwsLogs(plan, ("awslogs-create-group", "yes"))),
        Passes<AwsLogsCreateGroup>("True, as samples of AWS have it", plan => AwsLogs(plan, ("awslogs-create-group", "True"))),
        Violates<SplunkRequiredOptions>("no URL", $"{Api}.LogConfiguration.Options", plan => Log(plan, "splunk", ("splunk-source", "x"))),
        Passes<SplunkRequiredOptions>("a URL", plan => Log(plan, "splunk", ("splunk-url", "https://splunk"))),
        Violates<LogRetention>("ten days", "RetentionInDays", plan => plan.LogGroup(g => g with { RetentionInDays = 10 })),
        Violates<LogRetention>("longer than the longest", "RetentionInDays", plan => plan.LogGroup(g => g with { RetentionInDays = 5000 })),
        Passes<LogRetention>("for ever", plan => plan.LogGroup(g => g with { RetentionInDays = null })),
        Violates<LogGroupName>("a space", "Name", plan => plan.Add(new LogGroupSpec { Name = "my logs" })),
        Violates<LogGroupName>("a reserved prefix", "Name", plan => plan.Add(new LogGroupSpec { Name = "aws/logs" })),
        Passes<LogGroupName>("another prefix", plan => plan.Add(new LogGroupSpec { Name = "/aws/logs#1" })),
        Violates<LogGroupKmsKey>("an alias", "KmsKeyId", plan => plan.LogGroup(g => g with { KmsKeyId = "alias/logs" })),
        Passes<LogGroupKmsKey>("an ARN", plan => plan.LogGroup(g => g with { KmsKeyId = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" })),
    ];

    private static Plan.DeploymentPlan Ports(Plan.DeploymentPlan plan, params PortMappingSpec[] ports) =>
        plan.Sidecar(c => c with { PortMappings = EquatableList.Of(ports) });

    private static Plan.DeploymentPlan Log(Plan.DeploymentPlan plan, string driver, params (string Name, string Value)[] options) => plan.Container(c => c with
    {
        LogConfiguration = new LogConfigurationSpec
        {
            LogDriver = driver,
            Options = options.Select(option => new LogOptionSpec(option.Name, option.Value)).ToEquatableList(),
        },
    });

    private static Plan.DeploymentPlan AwsLogs(Plan.DeploymentPlan plan, params (string Name, string Value)[] options) =>
        Log(plan, "awslogs", [("awslogs-group", "g"), ("awslogs-region", "eu-central-1"), ("awslogs-stream-prefix", "p"), .. options]);
}
