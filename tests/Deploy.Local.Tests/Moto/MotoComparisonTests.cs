using Deploy.Local.Tests.Support;
using Deploy.Testing.Moto;

namespace Deploy.Local.Tests.Moto;

/// <summary>moto is another hand's idea of ECS: what it answers, Local answers too, but for differences that have a reason.</summary>
public sealed class MotoComparisonTests(MotoFixture moto) : IClassFixture<MotoFixture>
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        [".service.pendingCount"] = "moto counts tasks as pending before any is placed",
        [".service.deployments[].pendingCount"] = "moto counts tasks as pending before any is placed",
        [".service.deployments[].platformFamily"] = "moto names the launch type, AWS the operating system",
        [".services[].deployments[].platformFamily"] = "moto names the launch type, AWS the operating system",
        [".services[].pendingCount"] = "moto never places tasks",
        [".services[].deployments[].pendingCount"] = "moto never places tasks",
    };

    [SkippableFact]
    public async Task The_life_of_a_service_is_described_alike()
    {
        using var there = new AwsHttp(moto.Server.Url.ToString());
        await using var local = await TestLocal.StartAsync();
        var here = local.Aws;
        var differences = new List<(string Path, string Text)>();
        var (foreign, own) = (await SubnetAndGroupAsync(there), await SubnetAndGroupAsync(here));
        foreach (var (operation, body) in Story(foreign))
        {
            var expected = await there.EcsAsync(operation, body);
            var actual = await here.EcsAsync(operation, Own(body, foreign, own));
            differences.AddRange(JsonDifference.Find(expected, actual).Select(d => (d.Path, $"{operation} {d.Text}")));
        }

        var unexplained = differences.Where(d => !Allowed.ContainsKey(d.Path)).Select(d => d.Text).ToList();
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        var idle = Allowed.Keys.Except(differences.Select(d => d.Path)).ToList();
        Assert.True(idle.Count == 0, $"No difference any more: {string.Join(", ", idle)}");
    }

    [SkippableTheory]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"nope"}""")]
    [InlineData("DeleteCluster", """{"cluster":"nope"}""")]
    [InlineData("UpdateService", """{"cluster":"nope","service":"x"}""")]
    [InlineData("DescribeServices", """{"cluster":"nope","services":["x"]}""")]
    [InlineData("ListServices", """{"cluster":"nope"}""")]
    public async Task Refusals_have_the_same_code(string operation, string body)
    {
        using var there = new AwsHttp(moto.Server.Url.ToString());
        await using var local = await TestLocal.StartAsync();

        var expected = await there.EcsErrorAsync(operation, body);
        var actual = await local.Aws.EcsErrorAsync(operation, body);

        Assert.Equal((expected.Status, expected.Code), (actual.Status, actual.Code));
    }

    private static IReadOnlyList<(string Operation, string Body)> Story((string Subnet, string Group) network) =>
        [
            ("CreateCluster", """{"clusterName":"compared","tags":[{"key":"a","value":"b"}]}"""),
            ("RegisterTaskDefinition", """
                {"family":"compared","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512",
                 "containerDefinitions":[{"name":"app","image":"x","portMappings":[{"containerPort":80}]}]}
                """),
            ("CreateService", $$$$"""
                {"cluster":"compared","serviceName":"web","taskDefinition":"compared","desiredCount":1,"launchType":"FARGATE",
                 "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{{network.Subnet}}}}"],"securityGroups":["{{{{network.Group}}}}"]}}}
                """),
            ("DescribeServices", """{"cluster":"compared","services":["web"]}"""),
            ("ListServices", """{"cluster":"compared"}"""),
            ("ListTaskDefinitions", """{"familyPrefix":"compared"}"""),
        ];

    private static string Own(string body, (string Subnet, string Group) there, (string Subnet, string Group) here) =>
        body.Replace(there.Subnet, here.Subnet, StringComparison.Ordinal).Replace(there.Group, here.Group, StringComparison.Ordinal);

    private static async Task<(string Subnet, string Group)> SubnetAndGroupAsync(AwsHttp aws)
    {
        var (_, subnets) = await aws.Ec2Async("DescribeSubnets");
        var (_, groups) = await aws.Ec2Async("DescribeSecurityGroups");
        return (subnets.First("subnetId")!, groups.First("groupId")!);
    }
}
