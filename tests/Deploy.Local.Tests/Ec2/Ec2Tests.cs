using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ec2;

public sealed class Ec2Tests
{
    [Fact]
    public async Task Every_region_has_a_default_network_with_its_own_ids()
    {
        await using var local = await TestLocal.StartAsync();
        var (_, here) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "default-for-az"), ("Filter.1.Value.1", "true"));
        local.Aws.Region = "us-east-1";
        var (_, there) = await local.Aws.Ec2Async("DescribeSubnets");

        Assert.Equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"], here.All("availabilityZone"));
        Assert.Equal(["euw1-az1", "euw1-az2", "euw1-az3"], here.All("availabilityZoneId"));
        Assert.Equal(["true", "true", "true"], here.All("mapPublicIpOnLaunch"));
        Assert.Equal(["172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20"], here.All("cidrBlock"));
        Assert.Equal(3, there.All("subnetId").Except(here.All("subnetId")).Count());
    }

    [Fact]
    public async Task An_account_can_have_no_default_network()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.NotEmpty((await local.Aws.Ec2Async("DescribeSubnets")).Body.All("subnetId"));

        await local.Aws.AdminPostAsync("network", """{"defaultVpc":false}""");
        var (_, without) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "default-for-az"), ("Filter.1.Value.1", "true"));
        local.Aws.Region = "us-east-1";
        var (_, elsewhere) = await local.Aws.Ec2Async("DescribeVpcs");
        await local.Aws.AdminPostAsync("network", """{"defaultVpc":true}""");
        var (_, again) = await local.Aws.Ec2Async("DescribeVpcs", ("Filter.1.Name", "is-default"), ("Filter.1.Value.1", "true"));

        Assert.Empty(without.All("subnetId"));
        Assert.Empty(elsewhere.All("vpcId"));
        Assert.Single(again.All("vpcId"));
    }

    [Theory]
    [InlineData("DescribeVpcs", "isDefault", "true", 1)]
    [InlineData("DescribeVpcs", "is-default", "false", 0)]
    [InlineData("DescribeSubnets", "availability-zone", "eu-west-1?", 3)]
    [InlineData("DescribeSubnets", "availability-zone", "*b", 1)]
    [InlineData("DescribeSecurityGroups", "group-name", "default", 1)]
    [InlineData("DescribeRouteTables", "association.main", "true", 1)]
    [InlineData("DescribeRouteTables", "route.gateway-id", "nat-*", 0)]
    [InlineData("DescribeAvailabilityZones", "zone-name", "eu-west-1c", 1)]
    public async Task Filters_pick(string operation, string filter, string value, int expected)
    {
        await using var local = await TestLocal.StartAsync();

        var (_, body) = await local.Aws.Ec2Async(operation, ("Filter.1.Name", filter), ("Filter.1.Value.1", value));

        Assert.Equal(expected, body.Elements().Single(e => e.Name.LocalName != "requestId").Elements().Count());
    }

    [Fact]
    public async Task All_filters_must_match_and_an_unknown_one_is_refused()
    {
        await using var local = await TestLocal.StartAsync();

        var (_, none) = await local.Aws.Ec2Async(
            "DescribeSubnets", ("Filter.1.Name", "availability-zone"), ("Filter.1.Value.1", "eu-west-1a"), ("Filter.1.Value.2", "eu-west-1b"),
            ("Filter.2.Name", "cidr-block"), ("Filter.2.Value.1", "172.31.32.0/20"));
        var (_, unknown) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "colour"), ("Filter.1.Value.1", "red"));

        Assert.Empty(none.All("subnetId"));
        Assert.Equal(("InvalidParameterValue", "The filter 'colour' is invalid"), (unknown.First("Code"), unknown.First("Message")));
    }

    [Fact]
    public async Task Tags_are_filtered_by()
    {
        await using var local = await TestLocal.StartAsync();
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        var id = subnets.First("subnetId")!;
        await local.Aws.Ec2Async("CreateTags", ("ResourceId.1", id), ("Tag.1.Key", "Tier"), ("Tag.1.Value", "private"));

        var (_, byValue) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "tag:Tier"), ("Filter.1.Value.1", "private"));
        var (_, byKey) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "tag-key"), ("Filter.1.Value.1", "Tier"));
        await local.Aws.Ec2Async("DeleteTags", ("ResourceId.1", id), ("Tag.1.Key", "Tier"));
        var (_, after) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "tag-key"), ("Filter.1.Value.1", "Tier"));
        var (_, bad) = await local.Aws.Ec2Async("CreateTags", ("ResourceId.1", "subnet-0"), ("Tag.1.Key", "a"), ("Tag.1.Value", "b"));

        Assert.Equal((id, "private"), (byValue.First("subnetId"), byValue.First("value")));
        Assert.Equal([id], byKey.All("subnetId"));
        Assert.Empty(after.All("subnetId"));
        Assert.Equal("InvalidID", bad.First("Code"));
    }

    [Fact]
    public async Task A_network_can_be_made_for_tests()
    {
        await using var local = await TestLocal.StartAsync();
        var (_, vpc) = await local.Aws.Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"));
        var id = vpc.First("vpcId")!;

        await local.Aws.Ec2Async("CreateSubnet", ("VpcId", id), ("CidrBlock", "10.0.1.0/24"), ("AvailabilityZone", "eu-west-1b"));
        await local.Aws.Ec2Async("CreateSecurityGroup", ("VpcId", id), ("GroupName", "web"), ("GroupDescription", "for web"));
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", id));
        var (_, groups) = await local.Aws.Ec2Async("DescribeSecurityGroups", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", id));

        Assert.Equal(("10.0.1.0/24", "251", "false"), (subnets.First("cidrBlock"), subnets.First("availableIpAddressCount"), subnets.First("mapPublicIpOnLaunch")));
        Assert.Equal(["default", "web"], groups.All("groupName"));
    }
}
