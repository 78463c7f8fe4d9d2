using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reporting;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Reports;

public sealed class WhereaboutsTests
{
    private static readonly ServiceSpec Service = Plans.Shop().Resources.OfType<ServiceSpec>().Single();

    [Theory]
    [InlineData(false, "has no load balancer: its tasks answer on port 8080 within their network")]
    [InlineData(true, "has no load balancer: each task answers on port 8080 of an address of its own, which changes with the task")]
    public void A_service_without_a_load_balancer_is_reached_at_its_tasks(bool assignPublicIp, string reach)
    {
        var service = Service with { NetworkConfiguration = Service.NetworkConfiguration! with { AssignPublicIp = assignPublicIp } };

        Assert.Equal(
            $"service/shop: {reach}. https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/shop-dev/services/shop-dev/health?region=eu-central-1",
            Assert.Single(InAccount(service)));
    }

    [Fact]
    public void A_load_balancer_is_the_way_in() => Assert.Contains(
        "reached through its load balancer, on port 8080 of the tasks",
        Assert.Single(InAccount(Service with { LoadBalancers = EquatableList.Of(new LoadBalancerSpec { TargetGroup = "web", ContainerName = "app", ContainerPort = 8080 }) })),
        StringComparison.Ordinal);

    [Fact]
    public void A_partition_has_a_console_of_its_own()
    {
        var plan = Plans.Shop().Resources;
        var context = Contexts.Of([.. plan]);
        var china = new KindContext
        {
            Aws = context.Aws,
            Identity = context.Identity,
            Names = context.Names,
            KindOf = KindCatalog.For,
            Resources = context.Resources,
            Account = new AwsAccount("123456789012", "cn-north-1", "aws-cn", "amazonaws.com.cn"),
        };

        Assert.Contains("https://cn-north-1.console.amazonaws.cn/ecs/v2/", Assert.Single(Whereabouts.InAccount(plan, china)), StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_else_s_service_is_not_ours_to_tell() => Assert.Empty(InAccount(Service with { Ownership = Ecs.Ownership.External }));

    private static IEnumerable<string> InAccount(ServiceSpec service)
    {
        var resources = Plans.Shop().With(service).Resources;
        return Whereabouts.InAccount(resources, Contexts.Of([.. resources]));
    }
}
