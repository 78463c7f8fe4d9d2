using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Containers;
using Deploy.Rules.Networking;
using Deploy.Rules.Services;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class ServiceCases
{
    private const string Group = $"LoadBalancers[{Plans.TargetGroup}:8080]";

    public static RuleCase[] All =>
    [
        Violates<ServiceName>("a dot", "Name", plan => plan.Run(s => s with { Name = "shop.api" })),
        Passes<ServiceName>("an underscore", plan => plan.Run(s => s with { Name = "shop_api" })),
        Passes<ServiceName>("a placeholder", plan => plan.Run(s => s with { Ownership = Ownership.Adopted, Identifier = "@{ServiceName}" })),
        Violates<DesiredCount>("minus one", "DesiredCount", plan => plan.Run(s => s with { DesiredCount = -1 })),
        Passes<DesiredCount>("none", plan => plan.Run(s => s with { DesiredCount = 0 })),
        Violates<DeploymentPercentNegative>("the minimum", "MinimumHealthyPercent", plan => plan.Run(s => s with { MinimumHealthyPercent = -1 })),
        Passes<DeploymentPercentNegative>("zero", plan => plan.Run(s => s with { MinimumHealthyPercent = 0 })),
        Violates<DeploymentPercentOrder>("equal", "MinimumHealthyPercent", plan => plan.Run(s => s with { MinimumHealthyPercent = 100, MaximumPercent = 100, AvailabilityZoneRebalancing = false })),
        Passes<DeploymentPercentOrder>("50 and 100", plan => plan.Run(s => s with { MinimumHealthyPercent = 50, MaximumPercent = 100, AvailabilityZoneRebalancing = false })),
        Violates<DeploymentPercentUnusual>("a minimum above 100", "MinimumHealthyPercent", plan => plan.Run(s => s with { MinimumHealthyPercent = 150 })),
        Violates<DeploymentPercentUnusual>("a maximum below 100", "MaximumPercent", plan => plan.Run(s => s with { MinimumHealthyPercent = 0, MaximumPercent = 50, AvailabilityZoneRebalancing = false })),
        Passes<DeploymentPercentUnusual>("0 and 100", plan => plan.Run(s => s with { MinimumHealthyPercent = 0, MaximumPercent = 100, AvailabilityZoneRebalancing = false })),
        Violates<DeploymentBlocked>("one task, 100 and 150", "MaximumPercent", plan => plan.Run(s => s with { DesiredCount = 1, MaximumPercent = 150 })),
        Passes<DeploymentBlocked>("two tasks, 100 and 150", plan => plan.Run(s => s with { MaximumPercent = 150 })),
        Passes<DeploymentBlocked>("no task", plan => plan.Run(s => s with { DesiredCount = 0, MaximumPercent = 150 })),
        Violates<RollbackWithoutCircuitBreaker>("rollback alone", "DeploymentCircuitBreakerRollback", plan => plan.Run(s => s with { DeploymentCircuitBreaker = false })),
        Passes<RollbackWithoutCircuitBreaker>("neither", plan => plan.Run(s => s with { DeploymentCircuitBreaker = false, DeploymentCircuitBreakerRollback = false })),
        Violates<CircuitBreakerOff>("off", "DeploymentCircuitBreaker", plan => plan.Run(s => s with { DeploymentCircuitBreaker = false, DeploymentCircuitBreakerRollback = false })),
        Passes<CircuitBreakerOff>("on", plan => plan),
        Passes<CircuitBreakerOff>("with a rollback, which another rule speaks of", plan => plan.Run(s => s with { DeploymentCircuitBreaker = false })),
        Violates<GracePeriodRange>("minus one", "HealthCheckGracePeriodSeconds", plan => plan.Run(s => s with { HealthCheckGracePeriodSeconds = -1 })),
        Passes<GracePeriodRange>("zero", plan => plan.Run(s => s with { HealthCheckGracePeriodSeconds = 0 })),
        Violates<GracePeriodWithoutCheck>("nothing to check", "HealthCheckGracePeriodSeconds", plan => plan.Run(s => s with { HealthCheckGracePeriodSeconds = 60, LoadBalancers = EquatableList<LoadBalancerSpec>.Empty }).Container(c => c with { HealthCheck = null })),
        Passes<GracePeriodWithoutCheck>("a container's check", plan => plan.Run(s => s with { HealthCheckGracePeriodSeconds = 60, LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Violates<PlatformVersionUnknown>("a version to come", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "2.0.0" })),
        Violates<PlatformVersionUnknown>("lower case", "PlatformVersion", plan => plan.Timer(s => s with { PlatformVersion = "latest" })),
        Violates<PlatformVersionUnknown>("1.4.0 of Windows", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.4.0" }).Task(t => t with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2022Core, Cpu = 1024, Memory = 2048 })),
        Passes<PlatformVersionUnknown>("1.4.0", plan => plan.Run(s => s with { PlatformVersion = "1.4.0" })),
        Violates<PlatformVersionWithoutFargate>("on instances", "PlatformVersion", plan => plan.OnInstances().Run(s => s with { PlatformVersion = "1.4.0" })),
        Passes<PlatformVersionWithoutFargate>("none on instances", plan => plan.OnInstances()),
        Violates<PlatformVersionTooOld>("ephemeral storage", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" }).Task(t => t with { EphemeralStorageSizeInGiB = 30 })),
        Violates<PlatformVersionTooOld>("execute-command", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.3.0", EnableExecuteCommand = true })),
        Violates<PlatformVersionTooOld>("secrets", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.2.0" })),
        Violates<PlatformVersionTooOld>("time-outs", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.2.0" }).Container(c => c with { StopTimeout = 60, Secrets = EquatableList<SecretSpec>.Empty })),
        Violates<PlatformVersionTooOld>("a large task", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" }).Task(t => t with { Cpu = 8192, Memory = 16384 })),
        Passes<PlatformVersionTooOld>("secrets with 1.3.0", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" })),
        Violates<SecretSelectorPlatform>("a key", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" }).Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "secretsmanager:db:password")) })),
        Violates<SecretSelectorPlatform>("a key in an ARN", "PlatformVersion", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" }).Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf:key::")) })),
        Passes<SecretSelectorPlatform>("a whole secret", plan => plan.Run(s => s with { PlatformVersion = "1.3.0" }).Container(c => c with { Secrets = EquatableList.Of(new SecretSpec("A", "secretsmanager:db")) })),
        Violates<FargateMisfit>("no size", "TaskDefinition", plan => plan.Task(t => t with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2), Memory = 600 }).Timer(s => s with { LaunchType = LaunchType.Ec2 }), typeof(NoInstances)),
        Passes<FargateMisfit>("a definition for instances that fits", plan => plan.Task(t => t with { RequiresCompatibilities = EquatableList.Of(Compatibility.Ec2) })),
        Violates<ExecuteCommandNeedsTaskRole>("no role", "EnableExecuteCommand", plan => plan.Run(s => s with { EnableExecuteCommand = true }).Task(t => t with { TaskRole = null })),
        Passes<ExecuteCommandNeedsTaskRole>("a role", plan => plan.Run(s => s with { EnableExecuteCommand = true })),
        Violates<ExecuteCommandReadonlyRoot>("read-only", "EnableExecuteCommand", plan => plan.Run(s => s with { EnableExecuteCommand = true }).Container(c => c with { ReadonlyRootFilesystem = true })),
        Passes<ExecuteCommandReadonlyRoot>("read-only without it", plan => plan.Container(c => c with { ReadonlyRootFilesystem = true })),
        Violates<RebalancingNeedsMaximum>("100", "AvailabilityZoneRebalancing", plan => plan.Run(s => s with { MinimumHealthyPercent = 50, MaximumPercent = 100 })),
        Passes<RebalancingNeedsMaximum>("150", plan => plan.Run(s => s with { MaximumPercent = 150 })),
        Violates<DesiredCountQuota>("6000", "DesiredCount", plan => plan.Run(s => s with { DesiredCount = 6000 })),
        Passes<DesiredCountQuota>("5000", plan => plan.Run(s => s with { DesiredCount = 5000 })),

        Violates<NetworkMissing>("of a service", "NetworkConfiguration", plan => plan.Run(s => s with { NetworkConfiguration = null })),
        Violates<NetworkMissing>("of a schedule", "NetworkConfiguration", plan => plan.Timer(s => s with { NetworkConfiguration = null })),
        Passes<NetworkMissing>("with bridge", plan => plan.OnInstances(NetworkMode.Bridge)),
        Violates<NetworkWithoutAwsvpc>("with bridge", "NetworkConfiguration", plan => plan.OnInstances(NetworkMode.Bridge).Run(s => s with { NetworkConfiguration = new NetworkSpec() })),
        Passes<NetworkWithoutAwsvpc>("with awsvpc on instances", plan => plan.OnInstances()),
        Violates<SubnetCount>("none", "NetworkConfiguration.Subnets", plan => Network(plan, n => n with { Subnets = EquatableList<string>.Empty })),
        Violates<SubnetCount>("seventeen", "NetworkConfiguration.Subnets", plan => Network(plan, n => n with { Subnets = Ids("subnet", 17) })),
        Passes<SubnetCount>("sixteen", plan => Network(plan, n => n with { Subnets = Ids("subnet", 16) })),
        Violates<SecurityGroupCount>("six", "NetworkConfiguration.SecurityGroups", plan => Network(plan, n => n with { SecurityGroups = Ids("sg", 6) })),
        Passes<SecurityGroupCount>("none", plan => Network(plan, n => n with { SecurityGroups = EquatableList<string>.Empty })),
        Violates<SubnetForm>("a name", "NetworkConfiguration.Subnets[0]", plan => Network(plan, n => n with { Subnets = EquatableList.Of("private") })),
        Passes<SubnetForm>("a placeholder", plan => Network(plan, n => n with { Subnets = EquatableList.Of("@{Subnet}", "default") })),
        Violates<SecurityGroupForm>("a subnet", "NetworkConfiguration.SecurityGroups[1]", plan => Network(plan, n => n with { SecurityGroups = EquatableList.Of("default", "subnet-01234567") })),
        Passes<SecurityGroupForm>("a name", plan => Network(plan, n => n with { SecurityGroups = EquatableList.Of("name:shop", "tag:Name=shop") })),
        Violates<NetworkIdForm>("a short id", "NetworkConfiguration.Subnets[0]", plan => Network(plan, n => n with { Subnets = EquatableList.Of("subnet-123") })),
        Passes<NetworkIdForm>("eight digits", plan => Network(plan, n => n with { Subnets = EquatableList.Of("subnet-0123abcd") })),
        Violates<NetworkDuplicate>("a subnet", "NetworkConfiguration.Subnets", plan => Network(plan, n => n with { Subnets = EquatableList.Of("subnet-0123abcd", "subnet-0123abcd") })),
        Violates<NetworkDuplicate>("a security group", "NetworkConfiguration.SecurityGroups", plan => Network(plan, n => n with { SecurityGroups = EquatableList.Of("default", "default") })),
        Passes<NetworkDuplicate>("two subnets", plan => Network(plan, n => n with { Subnets = EquatableList.Of("subnet-0123abcd", "subnet-0123abce") })),
        Violates<PublicIpOnInstances>("on instances", "NetworkConfiguration.AssignPublicIp", plan => Network(plan.OnInstances(), n => n with { Subnets = EquatableList.Of("default"), AssignPublicIp = true })),
        Passes<PublicIpOnInstances>("on Fargate", plan => Network(plan, n => n with { Subnets = EquatableList.Of("default"), AssignPublicIp = true })),
        Violates<PublicIpAdvice>("in chosen subnets", "NetworkConfiguration.AssignPublicIp", plan => Network(plan, n => n with { AssignPublicIp = true })),
        Passes<PublicIpAdvice>("in the default subnets", plan => Network(plan, n => n with { Subnets = EquatableList.Of("default"), AssignPublicIp = true })),
        Violates<TargetGroupCount>("six", "LoadBalancers", plan => Balancers(plan, 6)),
        Passes<TargetGroupCount>("five", plan => Balancers(plan, 5)),
        Violates<TargetGroupForm>("an ARN of a load balancer", "LoadBalancers[arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/x/1:8080]", plan => Balancer(plan, b => b with { TargetGroup = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/x/1" })),
        Violates<TargetGroupForm>("an underscore", "LoadBalancers[shop_api:8080]", plan => Balancer(plan, b => b with { TargetGroup = "shop_api" })),
        Violates<TargetGroupForm>("an ARN without an id", "LoadBalancers[arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web:8080]", plan => Balancer(plan, b => b with { TargetGroup = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web" })),
        Passes<TargetGroupForm>("a name", plan => Balancer(plan, b => b with { TargetGroup = "shop-api" })),
        Passes<TargetGroupForm>("a placeholder", plan => Balancer(plan, b => b with { TargetGroup = "@{TargetGroup}" })),
        Violates<TargetGroupTwice>("one group", Group, plan => plan.Run(s => s with { LoadBalancers = EquatableList.Of(s.LoadBalancers[0], s.LoadBalancers[0]) })),
        Passes<TargetGroupTwice>("two groups", plan => Balancers(plan, 2)),
        Violates<LoadBalancerContainer>("a typing mistake", $"{Group}.ContainerName", plan => Balancer(plan, b => b with { ContainerName = "apo" })),
        Passes<LoadBalancerContainer>("of an external task definition", plan => Balancer(plan, b => b with { ContainerName = "apo" }).Task(t => t with { Ownership = Ownership.External, Identifier = "api" })),
        Violates<LoadBalancerPort>("another port", $"LoadBalancers[{Plans.TargetGroup}:80].ContainerPort", plan => Balancer(plan, b => b with { ContainerPort = 80 })),
        Violates<LoadBalancerPort>("no port at all", $"{Group}.ContainerPort", plan => plan.Container(c => c with { PortMappings = EquatableList<PortMappingSpec>.Empty })),
        Passes<LoadBalancerPort>("the second port", plan => Balancer(plan, b => b with { ContainerPort = 80 }).Container(c => c with { PortMappings = EquatableList.Of(c.PortMappings[0], new PortMappingSpec { ContainerPort = 80 }) })),
        Violates<LoadBalancerPortOnTwoProtocols>("tcp and udp", $"{Group}.ContainerPort", plan => plan.Container(c => c with { PortMappings = EquatableList.Of(c.PortMappings[0], c.PortMappings[0] with { Protocol = TransportProtocol.Udp }) })),
        Passes<LoadBalancerPortOnTwoProtocols>("of another port", plan => plan.Container(c => c with { PortMappings = EquatableList.Of(c.PortMappings[0], new PortMappingSpec { ContainerPort = 53 }, new PortMappingSpec { ContainerPort = 53, Protocol = TransportProtocol.Udp }) })),
        Violates<NoInstances>("a service in a cluster of ours", "LaunchType", plan => OwnInstances(plan).Timer(s => s with { LaunchType = LaunchType.Fargate })),
        Violates<NoInstances>("a schedule in a cluster of ours", "LaunchType", plan => OwnInstances(plan).Run(s => s with { LaunchType = LaunchType.Fargate })),
        Violates<NoInstances>("a cluster that another project declares", "LaunchType", plan => OwnInstances(plan).Cluster(Shared).Timer(s => s with { LaunchType = LaunchType.Fargate })),
        Passes<NoInstances>("a cluster of somebody else's", plan => plan.OnInstances()),
        Passes<NoInstances>("a cluster that is taken over", plan => plan.OnInstances().Cluster(c => c with { Ownership = Ownership.Adopted })),
        Violates<PortNameUnused>("a named port", "ContainerDefinitions[api].PortMappings[8080].Name", plan => plan.Container(c => c with { PortMappings = EquatableList.Of(c.PortMappings[0] with { Name = "web" }) })),
        Passes<PortNameUnused>("a task that only a schedule runs", plan => plan.Run(s => s with { Ownership = Ownership.External, Identifier = "api" }).Container(c => c with { PortMappings = EquatableList.Of(c.PortMappings[0] with { Name = "web" }) })),
        Violates<StartTimeoutUnused>("60 seconds", "ContainerDefinitions[api].StartTimeout", plan => plan.Container(c => c with { StartTimeout = 60 })),
        Passes<StartTimeoutUnused>("a stop time-out", plan => plan.Container(c => c with { StopTimeout = 60 })),
        Violates<LoadBalancerWithoutNetwork>("no network", "LoadBalancers", plan => plan.OnInstances(NetworkMode.None).Container(c => c with { PortMappings = EquatableList<PortMappingSpec>.Empty })),
        Passes<LoadBalancerWithoutNetwork>("bridge", plan => plan.OnInstances(NetworkMode.Bridge)),
    ];

    private static Plan.DeploymentPlan OwnInstances(Plan.DeploymentPlan plan) =>
        plan.OnInstances().Cluster(c => c with { Ownership = Ownership.Owned, Identifier = null });

    private static ClusterSpec Shared(ClusterSpec cluster) => cluster with { Ownership = Ownership.External, Owner = new OwnerSpec { Application = "platform", Project = "Platform" } };

    private static Plan.DeploymentPlan Network(Plan.DeploymentPlan plan, Func<NetworkSpec, NetworkSpec> change) =>
        plan.Run(s => s with { NetworkConfiguration = change(s.NetworkConfiguration!) });

    private static Plan.DeploymentPlan Balancer(Plan.DeploymentPlan plan, Func<LoadBalancerSpec, LoadBalancerSpec> change) =>
        plan.Run(s => s with { LoadBalancers = EquatableList.Of(change(s.LoadBalancers[0])) });

    private static Plan.DeploymentPlan Balancers(Plan.DeploymentPlan plan, int count) => plan.Run(s => s with
    {
        LoadBalancers = Enumerable.Range(0, count).Select(index => s.LoadBalancers[0] with { TargetGroup = $"group-{index}" }).ToEquatableList(),
    });

    private static EquatableList<string> Ids(string prefix, int count) =>
        Enumerable.Range(0, count).Select(index => $"{prefix}-{index:x8}").ToEquatableList();
}
