using Deploy.Engine.Ordering;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Ordering;

public sealed class DependencyOrderTests
{
    [Fact]
    public void What_is_referred_to_comes_first()
    {
        var order = DependencyOrder.Sort([.. Plans.ShopWithSchedule().Resources]).Select(resource => resource.Address.ToString()).ToList();

        foreach (var resource in Plans.ShopWithSchedule().Resources)
        {
            foreach (var needed in DependencyOrder.References(resource))
                Assert.True(order.IndexOf(needed.ToString()) < order.IndexOf(resource.Address.ToString()), $"{needed} after {resource.Address}: {string.Join(", ", order)}");
        }

    }

    [Fact]
    public void What_is_named_by_its_ARN_comes_first_although_its_kind_comes_later() => Assert.Equal(
        ["cluster/shop", "role/user"], DependencyOrder.Sort([Role("user", "@{arn:cluster/shop}"), new ClusterSpec { Name = "shop" }]).Select(resource => resource.Address.ToString()));

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_plan()
    {
        var resources = Plans.ShopWithSchedule().Resources.ToList();
        var expected = DependencyOrder.Sort(resources).Select(resource => resource.Address);
        resources.Reverse();

        Assert.Equal(expected, DependencyOrder.Sort(resources).Select(resource => resource.Address));
    }

    [Fact]
    public void ARNs_that_name_each_other_are_no_circle()
    {
        var left = Role("left", "@{arn:role/right}");
        var right = Role("right", "@{arn:role/left}");

        Assert.Equal(2, DependencyOrder.Sort([left, right]).Count);
    }

    [Fact]
    public void The_address_before_a_rename_is_no_reference() => Assert.Empty(
        DependencyOrder.References(new ClusterSpec { Name = "new", MovedFrom = new ResourceAddress("cluster", "old") }));

    private static RoleSpec Role(string name, string resource) => new()
    {
        Name = name,
        TrustedService = "ecs-tasks.amazonaws.com",
        Statements = EquatableList.Of(Plans.Statement("Pass", ["iam:PassRole"], [resource])),
    };
}
