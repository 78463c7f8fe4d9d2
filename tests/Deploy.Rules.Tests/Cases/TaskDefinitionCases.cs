using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Clusters;
using Deploy.Rules.Containers;
using Deploy.Rules.Services;
using Deploy.Rules.TaskDefinitions;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class TaskDefinitionCases
{
    public static RuleCase[] All =>
    [
        Violates<ClusterName>("a space", "Name", plan => plan.Cluster(c => c with { Name = "my shop" }).Run(s => s with { Cluster = new("cluster", "my shop") }).Timer(s => s with { Cluster = new("cluster", "my shop") })),
        Violates<ClusterName>("an adopted cluster's exact name", "Name", plan => plan.Cluster(c => c with { Ownership = Ownership.Adopted, Identifier = "a.b" })),
        Passes<ClusterName>("an external cluster's ARN", plan => plan.Cluster(c => c with { Ownership = Ownership.External, Identifier = "arn:aws:ecs:eu-central-1:123456789012:cluster/x" })),
        Violates<ContainerInsightsOff>("switched off", "ContainerInsights", plan => plan.Cluster(c => c with { ContainerInsights = ContainerInsights.Disabled })),
        Passes<ContainerInsightsOff>("enhanced", plan => plan.Cluster(c => c with { ContainerInsights = ContainerInsights.Enhanced })),

        Violates<FargateCpu>("a number that Fargate does not have", "Cpu", plan => plan.Task(t => t with { Cpu = 300 })),
        Passes<FargateCpu>("any number on instances", plan => plan.OnInstances().Task(t => t with { Cpu = 300 })),
        Passes<FargateCpu>("the largest size", plan => plan.Task(t => t with { Cpu = 32768, Memory = 61440 })),
        Violates<FargateMemory>("between the largest sizes", "Memory", plan => plan.Task(t => t with { Cpu = 32768, Memory = 65536 })),
        Passes<FargateMemory>("the largest of 32 virtual CPUs", plan => plan.Task(t => t with { Cpu = 32768, Memory = 249856 })),
        Violates<FargateMemory>("too little for the CPU", "Memory", plan => plan.Task(t => t with { Memory = 300 })),
        Violates<FargateMemory>("between two steps", "Memory", plan => plan.Task(t => t with { Cpu = 4096, Memory = 8704 })),
        Violates<FargateMemory>("one step of four GiB missed", "Memory", plan => plan.Task(t => t with { Cpu = 8192, Memory = 17408 })),
        Passes<FargateMemory>("the largest size", plan => plan.Task(t => t with { Cpu = 16384, Memory = 122880 })),
        Violates<FargateCpuMissing>("left out", "Cpu", plan => plan.Task(t => t with { Cpu = null })),
        Passes<FargateCpuMissing>("left out on instances", plan => plan.OnInstances().Task(t => t with { Cpu = null })),
        Violates<FargateMemoryMissing>("left out", "Memory", plan => plan.Task(t => t with { Memory = null })),
        Passes<FargateMemoryMissing>("left out on instances", plan => plan.OnInstances().Task(t => t with { Memory = null })),
        Violates<FargateNetworkMode>("bridge", "NetworkMode", plan => plan.Task(t => t with { NetworkMode = NetworkMode.Bridge }), typeof(Networking.NetworkWithoutAwsvpc)),
        Passes<FargateNetworkMode>("bridge on instances", plan => plan.OnInstances(NetworkMode.Bridge)),
        Violates<EphemeralStorageRange>("Fargate's own 20 GiB", "EphemeralStorageSizeInGiB", plan => plan.Task(t => t with { EphemeralStorageSizeInGiB = 20 })),
        Violates<EphemeralStorageRange>("201 GiB", "EphemeralStorageSizeInGiB", plan => plan.Task(t => t with { EphemeralStorageSizeInGiB = 201 })),
        Passes<EphemeralStorageRange>("21 GiB", plan => plan.Task(t => t with { EphemeralStorageSizeInGiB = 21 })),
        Violates<WindowsOnArm>("Windows on Arm", "CpuArchitecture", plan => plan.Task(t => Windows(t) with { CpuArchitecture = CpuArchitecture.Arm64 })),
        Passes<WindowsOnArm>("Linux on Arm", plan => plan.Task(t => t with { CpuArchitecture = CpuArchitecture.Arm64 })),
        Violates<WindowsFargateCpu>("half a vCPU", "Cpu", plan => plan.Task(t => Windows(t) with { Cpu = 512, Memory = 1024 })),
        Passes<WindowsFargateCpu>("one vCPU", plan => plan.Task(Windows)),
        Violates<TaskFamilyName>("a slash", "Name", plan => plan.Task(t => t with { Name = "shop/api" }).Run(s => s with { TaskDefinition = new("task-definition", "shop/api") }).Timer(s => s with { TaskDefinition = new("task-definition", "shop/api") })),
        Passes<TaskFamilyName>("255 characters", plan => plan.Task(t => t with { Name = new string('a', 255) }).Run(s => s with { TaskDefinition = new("task-definition", new string('a', 255)) }).Timer(s => s with { TaskDefinition = new("task-definition", new string('a', 255)) })),
        Violates<NoContainers>("none", "ContainerDefinitions", plan => plan.Task(t => t with { ContainerDefinitions = EquatableList<ContainerSpec>.Empty }).Run(s => s with { LoadBalancers = EquatableList<LoadBalancerSpec>.Empty })),
        Passes<NoContainers>("one", plan => plan),
        Violates<TooManyContainers>("eleven", "ContainerDefinitions", plan => Many(plan, 10)),
        Passes<TooManyContainers>("ten", plan => Many(plan, 9)),
        Violates<TaskDefinitionSize>("one long value", "ContainerDefinitions[api]", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("BIG", new string('x', 65536))) })),
        Violates<TaskDefinitionSize>("many values of two bytes a letter", "ContainerDefinitions[api]", plan => plan.Container(c => c with { Environment = Enumerable.Range(100, 400).Select(i => new EnvironmentVariableSpec($"V{i}", new string('é', 80))).ToEquatableList() })),
        Passes<TaskDefinitionSize>("60,000 bytes", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("BIG", new string('x', 60000))) })),
        Passes<TaskDefinitionSize>("what is not known counts as empty", plan => plan.Container(c => c with { Environment = EquatableList.Of(new EnvironmentVariableSpec("BIG", "@{Big}" + new string('x', 70000))) })),
        Violates<NoEssentialContainer>("the only one is not", "ContainerDefinitions[api].Essential", plan => plan.Container(c => c with { Essential = false })),
        Passes<NoEssentialContainer>("one of two is", plan => plan.Sidecar(c => c)),
        Violates<ContainerMemoryExceedsTask>("together", "Memory", plan => plan.Container(c => c with { Memory = 400 }).Sidecar(c => c with { Memory = 200 })),
        Passes<ContainerMemoryExceedsTask>("exactly the task's", plan => plan.Container(c => c with { Memory = 312 }).Sidecar(c => c with { Memory = 200 })),
        Violates<MemoryReservationExceedsTask>("together", "Memory", plan => plan.Container(c => c with { MemoryReservation = 400 }).Sidecar(c => c with { MemoryReservation = 200 })),
        Passes<MemoryReservationExceedsTask>("exactly the task's", plan => plan.Container(c => c with { MemoryReservation = 512 })),
        Violates<ContainerCpuExceedsTask>("together", "Cpu", plan => plan.Container(c => c with { Cpu = 200 }).Sidecar(c => c with { Cpu = 100 })),
        Passes<ContainerCpuExceedsTask>("exactly the task's", plan => plan.Container(c => c with { Cpu = 256 })),
        Violates<ContainerMemoryMissing>("nowhere", "ContainerDefinitions[api].Memory", plan => plan.OnInstances().Task(t => t with { Memory = null })),
        Violates<ContainerMemoryMissing>("zero means not given", "ContainerDefinitions[api].Memory", plan => plan.OnInstances().Task(t => t with { Memory = null }).Container(c => c with { Memory = 0 })),
        Passes<ContainerMemoryMissing>("reserved by the container", plan => plan.OnInstances().Task(t => t with { Memory = null }).Container(c => c with { MemoryReservation = 128 })),
        Violates<Ec2CpuRange>("below an eighth", "Cpu", plan => plan.OnInstances().Task(t => t with { Cpu = 127 })),
        Passes<Ec2CpuRange>("an eighth", plan => plan.OnInstances().Task(t => t with { Cpu = 128 })),
        Violates<TaskMemoryPositive>("zero", "Memory", plan => plan.OnInstances().Task(t => t with { Memory = 0 })),
        Passes<TaskMemoryPositive>("little", plan => plan.OnInstances().Task(t => t with { Memory = 64 })),
        Violates<SecretsNeedExecutionRole>("none", "ContainerDefinitions[api].Secrets", plan => plan.OnInstances().Task(t => t with { ExecutionRole = null })),
        Passes<SecretsNeedExecutionRole>("none, without secrets", plan => plan.OnInstances().Task(t => t with { ExecutionRole = null }).Container(c => c with { Secrets = EquatableList<SecretSpec>.Empty })),
        Violates<LogsNeedExecutionRole>("none", "ContainerDefinitions[api].LogConfiguration", plan => plan.Task(t => t with { ExecutionRole = null }).Container(c => Foreign(c) with { Secrets = EquatableList<SecretSpec>.Empty })),
        Passes<LogsNeedExecutionRole>("none, without logs", plan => plan.Task(t => t with { ExecutionRole = null }).Container(c => Foreign(c) with { Secrets = EquatableList<SecretSpec>.Empty, LogConfiguration = null })),
        Violates<PrivateImageNeedsExecutionRole>("the project's own image", "ContainerDefinitions[api].Image", plan => plan.Task(t => t with { ExecutionRole = null }).Container(c => c with { Secrets = EquatableList<SecretSpec>.Empty, LogConfiguration = null })),
        Violates<PrivateImageNeedsExecutionRole>("an image of ECR", "ContainerDefinitions[api].Image", plan => plan.Task(t => t with { ExecutionRole = null }).Container(c => Foreign(c) with { Image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/a:1", Secrets = EquatableList<SecretSpec>.Empty, LogConfiguration = null })),
        Passes<PrivateImageNeedsExecutionRole>("a public image", plan => plan.Task(t => t with { ExecutionRole = null }).Container(c => Foreign(c) with { Secrets = EquatableList<SecretSpec>.Empty, LogConfiguration = null })),
        Violates<EphemeralStorageWithoutFargate>("on instances", "EphemeralStorageSizeInGiB", plan => plan.OnInstances().Task(t => t with { EphemeralStorageSizeInGiB = 50 })),
        Passes<EphemeralStorageWithoutFargate>("on Fargate", plan => plan.Task(t => t with { EphemeralStorageSizeInGiB = 50 })),
        Violates<WindowsNetworkMode>("host", "NetworkMode", plan => plan.OnInstances(NetworkMode.Host).Task(t => Windows(t) with { Cpu = null, Memory = null }).Container(c => c with { Memory = 512 })),
        Passes<WindowsNetworkMode>("awsvpc", plan => plan.OnInstances().Task(Windows)),
        Violates<ManagedInstancesNetworkMode>("bridge", "NetworkMode", plan => plan.OnInstances(NetworkMode.Bridge).Task(t => t with { RequiresCompatibilities = EquatableList.Of(Compatibility.ManagedInstances) })),
        Passes<ManagedInstancesNetworkMode>("host", plan => plan.OnInstances(NetworkMode.Host).Task(t => t with { RequiresCompatibilities = EquatableList.Of(Compatibility.ManagedInstances) })),
        Violates<WindowsSizeIgnored>("on instances", "Cpu", plan => plan.OnInstances().Task(Windows)),
        Passes<WindowsSizeIgnored>("on Fargate", plan => plan.Task(Windows)),
    ];

    private static TaskDefinitionSpec Windows(TaskDefinitionSpec task) =>
        task with { OperatingSystemFamily = OperatingSystemFamily.WindowsServer2022Core, Cpu = 1024, Memory = 2048 };

    private static ContainerSpec Foreign(ContainerSpec container) =>
        container with { Repository = null, Image = "public.ecr.aws/nginx/nginx:1.29" };

    private static Plan.DeploymentPlan Many(Plan.DeploymentPlan plan, int sidecars) =>
        Enumerable.Range(0, sidecars).Aggregate(plan, (changed, index) => changed.Sidecar(c => c with { Name = $"s{index}" }));
}
