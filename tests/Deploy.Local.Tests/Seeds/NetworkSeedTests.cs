using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Seeds;

/// <summary>Stand-ins for networks are found as a client of EC2 looks for them.</summary>
public sealed class NetworkSeedTests
{
    [Fact]
    public async Task Subnets_of_a_tag_lie_in_two_zones_of_the_default_VPC()
    {
        await using var local = await TestLocal.StartAsync();
        var aws = local.Aws;
        var before = (await aws.Ec2Async("DescribeSubnets")).Body.All("cidrBlock").ToList();

        var ids = await aws.SeedOnceAsync(""" "subnets":[{"tag":"tier=private"}] """);

        var (_, found) = await aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "tag:tier"), ("Filter.1.Value.1", "private"));
        Assert.Equal(ids, found.All("subnetId"));
        Assert.Equal(["eu-west-1a", "eu-west-1b"], found.All("availabilityZone"));
        Assert.Equal((await aws.Ec2Async("DescribeVpcs")).Body.First("vpcId"), Assert.Single(found.All("vpcId").Distinct()));
        Assert.Equal(2, found.All("cidrBlock").Except(before).Count());
        Assert.Equal(2, found.All("key").Count(key => key == "deploy-ecs:stand-in"));
        Assert.Equal(["false", "false"], found.All("defaultForAz"));
    }

    [Fact]
    public async Task A_subnet_and_a_security_group_keep_their_ids()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.Equal(["subnet-0123456789abcdef0"], await local.Aws.SeedOnceAsync(""" "subnets":[{"id":"subnet-0123456789abcdef0"}] """));
        Assert.Equal(["sg-0123456789abcdef0"], await local.Aws.SeedOnceAsync(""" "securityGroups":[{"id":"sg-0123456789abcdef0"}] """));

        var subnet = (await local.Aws.Ec2Async("DescribeSubnets", ("SubnetId.1", "subnet-0123456789abcdef0"))).Body;
        var group = (await local.Aws.Ec2Async("DescribeSecurityGroups", ("GroupId.1", "sg-0123456789abcdef0"))).Body;
        Assert.Equal(subnet.First("vpcId"), group.First("vpcId"));
        Assert.StartsWith("Stand-in of the local AWS", group.First("groupDescription"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_security_group_lies_in_the_VPC_of_its_service_s_subnets()
    {
        await using var local = await TestLocal.StartAsync();
        var vpc = (await local.Aws.Ec2Async("CreateVpc", ("CidrBlock", "10.0.0.0/16"))).Body.First("vpcId")!;
        var own = (await local.Aws.Ec2Async("CreateSubnet", ("VpcId", vpc), ("CidrBlock", "10.0.0.0/24"))).Body.First("subnetId")!;
        await local.Aws.Ec2Async("CreateTags", ("ResourceId.1", own), ("Tag.1.Key", "tier"), ("Tag.1.Value", "own"));

        // The subnet is somebody's own: it is no stand-in, and nothing is made beside it.
        var subnets = Assert.Single(await local.Aws.SeedAsync(""" "subnets":[{"tag":"tier=own"}] """));
        Assert.Equal((false, false), ((bool)subnets["made"]!, (bool)subnets["standIn"]!));
        var named = await local.Aws.SeedOnceAsync(""" "securityGroups":[{"name":"web","vpcOf":"tag:tier=own"}] """);
        var tagged = await local.Aws.SeedOnceAsync($$""" "securityGroups":[{"tag":"role=db","vpcOf":"{{own}}"}] """);
        var usual = await local.Aws.SeedOnceAsync(""" "securityGroups":[{"name":"web"}] """);

        var (_, byName) = await local.Aws.Ec2Async(
            "DescribeSecurityGroups",
            ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc), ("Filter.2.Name", "group-name"), ("Filter.2.Value.1", "web"));
        Assert.Equal(named, byName.All("groupId"));
        var (_, byTag) = await local.Aws.Ec2Async("DescribeSecurityGroups", ("Filter.1.Name", "tag:role"), ("Filter.1.Value.1", "db"));
        Assert.Equal((tagged[0], vpc), (byTag.First("groupId"), byTag.First("vpcId")));
        Assert.NotEqual(named, usual);
    }

    [Fact]
    public async Task An_account_without_a_default_VPC_gets_one_for_stand_ins()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("network", """{"defaultVpc":false}""");

        var ids = await local.Aws.SeedOnceAsync(""" "subnets":[{"tag":"tier=private"}] """);
        await local.Aws.SeedOnceAsync(""" "subnets":[{"id":"subnet-00000001"}] """);
        await local.Aws.SeedOnceAsync(""" "securityGroups":[{"name":"web"}] """);

        var (_, vpcs) = await local.Aws.Ec2Async("DescribeVpcs");
        Assert.Equal("false", Assert.Single(vpcs.All("isDefault")));
        var vpc = vpcs.First("vpcId")!;
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc));
        Assert.Equal([.. ids, "subnet-00000001"], subnets.All("subnetId"));
        Assert.Equal(3, subnets.All("cidrBlock").Distinct().Count());
    }

    [Theory]
    [InlineData(""" "subnets":[{"id":"vpc-0123456789abcdef0"}] """, "That is no id such as subnet-0123456789abcdef0.")]
    [InlineData(""" "subnets":[{"tag":"private"}] """, "A tag is written Key=Value.")]
    [InlineData(""" "subnets":[{"id":"subnet-00000001","tag":"a=b"}] """, "Name it by exactly one of \"id\", \"tag\".")]
    [InlineData(""" "subnets":[{}] """, "Name it by exactly one of \"id\", \"tag\".")]
    [InlineData(""" "securityGroups":[{"name":"sg-web"}] """, "No name of a security group begins with sg-.")]
    [InlineData(""" "securityGroups":[{"name":"web","vpcOf":"private"}] """, "\"vpcOf\" is no subnet")]
    public async Task What_can_be_no_network_is_refused(string members, string why)
    {
        await using var local = await TestLocal.StartAsync();
        Assert.Contains(why, (string)(await local.Aws.RefusedAsync(members))["refused"]![0]!["why"]!, StringComparison.Ordinal);
    }
}
