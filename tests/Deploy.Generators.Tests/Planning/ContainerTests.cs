using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Planning;

/// <summary>Containers and their details.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void Details_without_a_container_belong_to_the_implied_one()
    {
        var app = Containers("[Environment(\"A\", \"1\"), Secret(\"B\", From = \"ssm:/b\"), HealthCheck(\"CMD\", \"true\")]").Single();
        Assert.Equal(("app", "1", "ssm:/b"), (app.Name, app.Environment.Single().Value, app.Secrets.Single().ValueFrom));
        Assert.Equal(["CMD", "true"], app.HealthCheck!.Command);
        Assert.Equal([8080], app.PortMappings.Select(port => port.ContainerPort));
    }

    [Fact]
    public void An_explicit_port_replaces_the_implied_one() =>
        Assert.Equal([9000], Containers("[Port(9000)]").Single().PortMappings.Select(port => port.ContainerPort));

    [Fact]
    public void A_declared_container_has_the_ports_that_it_declares()
    {
        var containers = Containers("""
            [Container("silent")]
            [Container("short", Port = 80)]
            [Container("both", Port = 80), Port(80, Container = "both", Name = "web", AppProtocol = ApplicationProtocol.Http2), Port(53, Container = "both", Protocol = TransportProtocol.Udp, HostPort = 53)]
            """);
        Assert.Empty(containers[0].PortMappings);
        Assert.Equal([new PortMappingSpec { ContainerPort = 80 }], containers[1].PortMappings);
        Assert.Equal(
            [
                new PortMappingSpec { ContainerPort = 80, Name = "web", AppProtocol = ApplicationProtocol.Http2 },
                new PortMappingSpec { ContainerPort = 53, HostPort = 53, Protocol = TransportProtocol.Udp },
            ],
            containers[2].PortMappings);
    }

    [Fact]
    public void A_detail_without_a_name_belongs_to_the_first_essential_container()
    {
        var containers = Containers("""
            [Container("proxy", Essential = false, Image = "nginx:1.27"), Container("api"), Container("other")]
            [Environment("A", "1"), Environment("B", "2", Container = "proxy")]
            """);
        Assert.Equal(["B", "A", null], containers.Select(container => container.Environment.SingleOrDefault()?.Name));
    }

    [Fact]
    public void Every_property_of_a_container_arrives()
    {
        var container = Containers("""
            [Container("api", Essential = true, Cpu = 128, Memory = 256, MemoryReservation = 200, EntryPoint = ["/bin/sh", "-c"], Command = ["run"],
                WorkingDirectory = "/app", User = "1000:1000", ReadonlyRootFilesystem = true, StartTimeout = 30, StopTimeout = 60)]
            [HealthCheck("CMD-SHELL", "curl -f http://localhost/", IntervalSeconds = 10, TimeoutSeconds = 4, Retries = 2, StartPeriodSeconds = 20)]
            """).Single();
        Assert.Equal((128, 256, 200, "/app", "1000:1000", true, 30, 60), (container.Cpu, container.Memory, container.MemoryReservation, container.WorkingDirectory, container.User, container.ReadonlyRootFilesystem, container.StartTimeout, container.StopTimeout));
        Assert.Equal(["/bin/sh", "-c"], container.EntryPoint);
        Assert.Equal(["run"], container.Command);
        Assert.Equal((10, 4, 2, 20), (container.HealthCheck!.Interval, container.HealthCheck.Timeout, container.HealthCheck.Retries, container.HealthCheck.StartPeriod));
    }

    [Fact]
    public void What_is_left_out_is_left_to_aws()
    {
        var container = Containers("[Container(\"api\")]").Single();
        Assert.Equal(
            (null, null, null, null, null, null, null, null, null),
            (container.Cpu, container.Memory, container.MemoryReservation, container.WorkingDirectory, container.User, container.ReadonlyRootFilesystem, container.StartTimeout, container.StopTimeout, container.HealthCheck));
    }

    [Fact]
    public void A_foreign_image_needs_no_repository()
    {
        var plan = Generate.Plan("using Deploy.Ecs; [TaskDefinition(Cpu = 256, Memory = 512), Container(\"web\", Image = \"nginx:1.27\")] public sealed class Web;");
        Assert.Equal(("nginx:1.27", null), (plan.The<TaskDefinitionSpec>().ContainerDefinitions[0].Image, plan.The<TaskDefinitionSpec>().ContainerDefinitions[0].Repository));
        Assert.DoesNotContain(plan.The<RoleSpec>().Statements, statement => statement.Sid!.StartsWith("Pull", StringComparison.Ordinal));
    }

    [Fact]
    public void Logs_can_be_sent_elsewhere()
    {
        var plan = PlanOf("""
            [Container("api"), AwsLogs(LogGroup = "/shop/api", RetentionInDays = 90, KmsKeyId = "arn:aws:kms:eu-central-1:123456789012:key/1", StreamPrefix = "web", NonBlocking = true, MaxBufferSize = "4m", Container = "api")]
            [Container("audit", Image = "audit:1"), AwsLogs(Container = "audit", LogGroup = "/audit", External = true)]
            [Container("forever", Image = "forever:1"), AwsLogs(Container = "forever", LogGroup = "/forever", RetentionInDays = 0)]
            """);
        var containers = plan.The<TaskDefinitionSpec>().ContainerDefinitions;
        Assert.Equal(
            ["awslogs-group=@{name:log-group//shop/api}", "awslogs-region=@{region}", "awslogs-stream-prefix=web", "max-buffer-size=4m", "mode=non-blocking"],
            containers[0].LogConfiguration!.Options.Select(option => $"{option.Name}={option.Value}"));
        var group = plan.The<LogGroupSpec>("log-group//shop/api");
        Assert.Equal((90, "arn:aws:kms:eu-central-1:123456789012:key/1"), (group.RetentionInDays, group.KmsKeyId));
        var audit = plan.The<LogGroupSpec>("log-group//audit");
        Assert.Equal((Ownership.External, "/audit", null), (audit.Ownership, audit.Identifier, audit.RetentionInDays));
        Assert.Null(plan.The<LogGroupSpec>("log-group//forever").RetentionInDays);
        Assert.Equal(
            ["@{arn:log-group//shop/api}:*", "@{arn:log-group//audit}:*", "@{arn:log-group//forever}:*"],
            plan.The<RoleSpec>().Statements.Single(statement => statement.Sid == "WriteLogs").Resources);
    }

    private static Deploy.Plan.Values.EquatableList<ContainerSpec> Containers(string details) => PlanOf(details).The<TaskDefinitionSpec>().ContainerDefinitions;

    private static Deploy.Plan.DeploymentPlan PlanOf(string details) =>
        Generate.Plan($"using Deploy.Ecs;\n[EcrRepository, TaskDefinition(Cpu = 1024, Memory = 2048)]\n{details}\npublic sealed class Api;");
}
