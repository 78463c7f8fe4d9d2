using Deploy.Engine.Checks;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Preflights;

public sealed class ReachNoticeTests
{
    private static readonly ServiceSpec Service = Plans.Shop().Resources.OfType<ServiceSpec>().Single();

    [Fact]
    public void A_service_that_listens_in_the_default_group_is_mentioned() => Assert.Equal(
        ["service/shop listens on port 8080 in the VPC's default security group, which admits only its own members: nothing else reaches it. "
            + "Name a security group with [Network(SecurityGroups = …)] that admits who calls it."],
        ReachNotice.Of(Plans.Shop().Resources));

    [Fact]
    public void A_named_group_is_the_user_s_own_affair() => Assert.Empty(ReachNotice.Of(Plans.Shop().With(
        Service with { NetworkConfiguration = Service.NetworkConfiguration! with { SecurityGroups = EquatableList.Of("default", "name:web") } }).Resources));

    [Fact]
    public void What_does_not_listen_needs_no_caller()
    {
        var task = Plans.TaskDefinition(false, "one");
        task = task with { ContainerDefinitions = EquatableList.Of(task.ContainerDefinitions[0] with { PortMappings = EquatableList<PortMappingSpec>.Empty }) };

        Assert.Empty(ReachNotice.Of(Plans.Shop().With(task).Resources));
    }

    [Fact]
    public void A_load_balancer_may_be_in_the_same_group() => Assert.Empty(ReachNotice.Of(Plans.Shop().With(
        Service with { LoadBalancers = EquatableList.Of(new LoadBalancerSpec { TargetGroup = "web", ContainerName = "app", ContainerPort = 8080 }) }).Resources));
}
