using Deploy.Ecs;
using Deploy.Generators.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>The key of a detail has all that AWS tells two of them apart by: what AWS takes twice is never "said twice".</summary>
public sealed class DetailKeyTests
{
    private const string Task = "[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]";

    [Fact]
    public async Task One_port_can_be_mapped_for_tcp_and_for_udp()
    {
        const string Source = $"using Deploy.Ecs;\n{Task}\n[Port(53), Port(53, Protocol = TransportProtocol.Udp)] public sealed class Dns;";
        Assert.Equal(["File0.cs(3,17): Warning DECS0313 at 53"], await Analyze.Findings(Source));
        Assert.Equal(
            [TransportProtocol.Tcp, TransportProtocol.Udp],
            Generate.Plan(Source).The<TaskDefinitionSpec>().ContainerDefinitions[0].PortMappings.Select(port => port.Protocol));
    }

    [Fact]
    public async Task A_protocol_that_is_the_default_is_the_same_as_none() => Assert.Equal(
        ["File0.cs(3,12): Error DECS0960 at Port(53, Protocol = TransportProtocol.Tcp)"],
        await Analyze.Findings($"using Deploy.Ecs;\n{Task}\n[Port(53), Port(53, Protocol = TransportProtocol.Tcp)] public sealed class Dns;"));

    [Fact]
    public async Task One_target_group_can_get_two_ports()
    {
        const string Source = $"""
            using Deploy.Ecs;
            {Task}
            [Service, Port(8080), Port(8081)]
            [TargetGroup("web", Port = 8080), TargetGroup("web", Port = 8081)] public sealed class Api;
            """;
        Assert.Equal(["File0.cs(4,47): Warning DECS0513 at \"web\""], await Analyze.Findings(Source));
        Assert.Equal([8080, 8081], Generate.Plan(Source).The<ServiceSpec>().LoadBalancers.Select(loadBalancer => loadBalancer.ContainerPort));
    }

    [Fact]
    public void A_stage_changes_the_port_of_the_only_attachment_and_adds_where_there_are_two()
    {
        var plan = Generate.Plan($"""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "prod"])]
            {Task}
            [Service, Port(8080), Port(8081), Port(8082)]
            [TargetGroup("one", Port = 8080), TargetGroup("one", Port = 8082, Stage = "prod")]
            [TargetGroup("two", Port = 8080), TargetGroup("two", Port = 8081), TargetGroup("two", Port = 8082, Stage = "prod")] public sealed class Api;
            """);
        string[] In(string stage) => [.. plan.ForStage(stage).The<ServiceSpec>().LoadBalancers.Select(loadBalancer => $"{loadBalancer.TargetGroup} {loadBalancer.ContainerPort}")];
        Assert.Equal(["one 8080", "two 8080", "two 8081"], In("dev"));
        Assert.Equal(["one 8082", "two 8080", "two 8081", "two 8082"], In("prod"));
    }

    [Fact]
    public void A_stage_removes_an_attachment_without_naming_its_port()
    {
        var plan = Generate.Plan($"""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev"])]
            {Task}
            [Service, TargetGroup("web", Port = 8080), TargetGroup("web", Stage = "dev", Remove = true)] public sealed class Api;
            """);
        Assert.Empty(plan.ForStage("dev").The<ServiceSpec>().LoadBalancers);
    }
}
