using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Seeds.SeedScene;

namespace Deploy.Local.Tests.Seeds;

/// <summary>Stand-ins for what services and their tasks use are found by their official reads, and ECS takes them.</summary>
public sealed class ServiceSeedTests
{
    private const string TargetGroup = $"arn:aws:elasticloadbalancing:eu-west-1:{Account}:targetgroup/shop/0123456789abcdef";
    private const string Cluster = $"arn:aws:ecs:eu-west-1:{Account}:cluster/shared";
    private const string Role = $"arn:aws:iam::{Account}:role/team/app";

    [Fact]
    public async Task A_target_group_of_another_account_keeps_its_ARN_and_has_a_load_balancer()
    {
        await using var local = await TestLocal.StartAsync();

        Assert.Equal([TargetGroup], await local.Aws.SeedOnceAsync($$""" "targetGroups":[{"arn":"{{TargetGroup}}"}] """));

        var (_, group) = await local.Aws.ElbAsync("DescribeTargetGroups", ("TargetGroupArns.member.1", TargetGroup));
        Assert.Equal(("shop", "ip"), (group.First("TargetGroupName"), group.First("TargetType")));
        Assert.Equal(("HTTP", "200-499"), (group.First("Protocol"), group.First("HttpCode")));
        var balancer = Assert.Single(Members(group, "LoadBalancerArns"));
        var (_, balancers) = await local.Aws.ElbAsync("DescribeLoadBalancers", ("Names.member.1", "shop"));
        Assert.Equal((balancer, "application"), (balancers.First("LoadBalancerArn"), balancers.First("Type")));
        Assert.Equal(3, balancers.All("ZoneName").Distinct().Count());
        var (_, listeners) = await local.Aws.ElbAsync("DescribeListeners", ("LoadBalancerArn", balancer));
        Assert.Equal(("HTTP", "80"), (listeners.First("Protocol"), listeners.First("Port")));
        var (_, tags) = await local.Aws.ElbAsync(
            "DescribeTags", ("ResourceArns.member.1", TargetGroup), ("ResourceArns.member.2", balancer));
        Assert.Equal(["deploy-ecs:stand-in", "deploy-ecs:stand-in"], tags.All("Key"));
    }

    [Fact]
    public async Task A_load_balancer_that_has_the_name_stays_and_one_that_went_is_made_again()
    {
        await using var local = await TestLocal.StartAsync();
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        var zones = subnets.All("subnetId").ToList();
        await local.Aws.ElbAsync("CreateLoadBalancer", ("Name", "shop"), ("Subnets.member.1", zones[0]), ("Subnets.member.2", zones[1]));

        var arn = Assert.Single(await local.Aws.SeedOnceAsync(""" "targetGroups":[{"name":"shop","protocol":"UDP","port":53}] """));
        var (_, balancers) = await local.Aws.ElbAsync("DescribeLoadBalancers", ("Names.member.1", "shop-2"));
        Assert.Equal("network", balancers.First("Type"));
        await local.Aws.ElbAsync("DeleteLoadBalancer", ("LoadBalancerArn", balancers.First("LoadBalancerArn")!));
        await local.Aws.SeedAsync(""" "targetGroups":[{"name":"shop"}] """);

        var (_, group) = await local.Aws.ElbAsync("DescribeTargetGroups", ("TargetGroupArns.member.1", arn));
        Assert.Equal(("UDP", "53"), (group.First("Protocol"), group.First("Port")));
        Assert.Single(Members(group, "LoadBalancerArns"));
    }

    [Fact]
    public async Task A_cluster_of_another_account_takes_services_with_everything_that_stands_in()
    {
        await using var local = await TestLocal.StartAsync();
        var aws = local.Aws;
        var things = await aws.SeedAsync($$"""
            "subnets":[{"tag":"tier=private"}], "securityGroups":[{"name":"web"}], "targetGroups":[{"arn":"{{TargetGroup}}"}],
            "clusters":[{"arn":"{{Cluster}}"}], "roles":[{"arn":"{{Role}}","services":["ecs-tasks.amazonaws.com"]}],
            "logGroups":[{"name":"/ecs/shared"}], "parameters":[{"name":"/shop/greeting","value":"hello"}]
            """);
        string Id(int index) => (string)things[index]["ids"]![0]!;
        await aws.EcsAsync("RegisterTaskDefinition", $$"""
            {"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512",
             "executionRoleArn":"{{Role}}","taskRoleArn":"{{Role}}",
             "containerDefinitions":[{"name":"app","image":"public.ecr.aws/x/app:1","portMappings":[{"containerPort":8080}],
              "secrets":[{"name":"GREETING","valueFrom":"/shop/greeting"}],
              "logConfiguration":{"logDriver":"awslogs",
               "options":{"awslogs-group":"/ecs/shared","awslogs-region":"eu-west-1","awslogs-stream-prefix":"app"} } }]}
            """);

        await aws.EcsAsync("CreateService", $$$"""
            {"cluster":"{{{Cluster}}}","serviceName":"web","taskDefinition":"web","desiredCount":1,"launchType":"FARGATE",
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{Id(0)}}}"],"securityGroups":["{{{Id(1)}}}"]} },
             "loadBalancers":[{"targetGroupArn":"{{{TargetGroup}}}","containerName":"app","containerPort":8080}]}
            """);
        local.Pass(5);

        var services = await aws.EcsAsync("DescribeServices", $$"""{"cluster":"{{Cluster}}","services":["web"]}""");
        var service = services["services"]![0]!;
        Assert.Equal((1, Cluster), ((int)service["runningCount"]!, (string)service["clusterArn"]!));
        var cluster = (await aws.EcsAsync("DescribeClusters", $$"""{"clusters":["{{Cluster}}"],"include":["TAGS"]}"""))["clusters"]![0]!;
        Assert.Equal((Cluster, "deploy-ecs:stand-in"), ((string)cluster["clusterArn"]!, (string)cluster["tags"]![0]!["key"]!));
        Assert.Equal("""["FARGATE","FARGATE_SPOT"]""", cluster["capacityProviders"]!.ToJsonString());
        Assert.False((bool)Assert.Single(await aws.SeedAsync($$""" "clusters":[{"arn":"{{Cluster}}"}] """))["made"]!);
    }

    [Fact]
    public async Task A_role_keeps_its_ARN_trusts_who_uses_it_and_allows_everything()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.Equal([Role], await local.Aws.SeedOnceAsync($$""" "roles":[{"arn":"{{Role}}","services":["ecs-tasks.amazonaws.com"]}] """));
        // Another plan's schedules use it, too.
        await local.Aws.SeedAsync($$""" "roles":[{"arn":"{{Role}}","services":["scheduler.amazonaws.com"]}] """);

        var (_, role) = await local.Aws.FormAsync("iam", "2010-05-08", "GetRole", ("RoleName", "app"));
        Assert.Equal((Role, "/team/"), (role.First("Arn"), role.First("Path")));
        var trust = JsonNode.Parse(Uri.UnescapeDataString(role.First("AssumeRolePolicyDocument")!))!;
        var trusted = trust["Statement"]![0]!["Principal"]!["Service"]!;
        Assert.Equal("""["ecs-tasks.amazonaws.com","scheduler.amazonaws.com"]""", trusted.ToJsonString());
        Assert.Contains("it may do everything", role.First("Description"), StringComparison.Ordinal);
        var (_, names) = await local.Aws.FormAsync("iam", "2010-05-08", "ListRolePolicies", ("RoleName", "app"));
        var name = names.First("member")!;
        var (_, policy) = await local.Aws.FormAsync("iam", "2010-05-08", "GetRolePolicy", ("RoleName", "app"), ("PolicyName", name));
        Assert.Equal("*", (string)JsonNode.Parse(Uri.UnescapeDataString(policy.First("PolicyDocument")!))!["Statement"]![0]!["Action"]!);
    }

    [Fact]
    public async Task What_somebody_made_is_left_as_it_is()
    {
        await using var local = await TestLocal.StartAsync();
        await EcsScene.CreateAsync(local);
        await ParameterAsync(local.Aws, "PutParameter", """{"Name":"/shop/greeting","Value":"own","Type":"String"}""");

        var things = await local.Aws.SeedAsync($$"""
            "clusters":[{"name":"c"}], "roles":[{"arn":"arn:aws:iam::{{Account}}:role/exec","services":["scheduler.amazonaws.com"]}],
            "parameters":[{"name":"/shop/greeting","value":"other"}]
            """);

        Assert.All(things, thing => Assert.Equal((false, false), ((bool)thing["made"]!, (bool)thing["standIn"]!)));
        Assert.Equal(EcsScene.Role, (string)things[1]["ids"]![0]!);
        var (_, role) = await local.Aws.FormAsync("iam", "2010-05-08", "GetRole", ("RoleName", "exec"));
        Assert.DoesNotContain("scheduler", role.Value, StringComparison.Ordinal);
        Assert.Equal("own", await ValueAsync(local.Aws));
    }

    [Fact]
    public async Task A_parameter_says_that_it_stands_in_and_takes_over_another_value()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.SeedOnceAsync(""" "parameters":[{"name":"/shop/greeting","value":"hello"}] """);
        Assert.Equal("hello", await ValueAsync(local.Aws));
        await local.Aws.SeedAsync(""" "parameters":[{"name":"/shop/greeting","value":"good day"}] """);

        Assert.Equal("good day", await ValueAsync(local.Aws));
        var metadata = (await ParameterAsync(local.Aws, "DescribeParameters", "{}"))["Parameters"]![0]!;
        Assert.Equal(("String", 2), ((string)metadata["Type"]!, (int)metadata["Version"]!));
        Assert.StartsWith("Stand-in of the local AWS", (string)metadata["Description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_into_a_stand_in_stays()
    {
        await using var local = await TestLocal.StartAsync();
        const string Seeds = """ "parameters":[{"name":"/shop/greeting","value":"hello"}],"roles":[{"name":"app","services":["ecs-tasks.amazonaws.com"]}] """;
        await local.Aws.SeedAsync(Seeds);
        await ParameterAsync(local.Aws, "PutParameter", """{"Name":"/shop/greeting","Value":"own","Overwrite":true}""");
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Mine","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"sts:AssumeRole"}]}
            """;
        await local.Aws.FormAsync("iam", "2010-05-08", "UpdateAssumeRolePolicy", ("RoleName", "app"), ("PolicyDocument", Trust));

        await local.Aws.SeedAsync(Seeds);

        Assert.Equal("own", await ValueAsync(local.Aws));
        var (_, role) = await local.Aws.FormAsync("iam", "2010-05-08", "GetRole", ("RoleName", "app"));
        var document = Uri.UnescapeDataString(role.First("AssumeRolePolicyDocument")!);
        Assert.Contains("Mine", document, StringComparison.Ordinal);
        Assert.Contains("ecs-tasks.amazonaws.com", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_groups_and_repositories_are_made_by_name()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.SeedOnceAsync(""" "logGroups":[{"name":"/ecs/shared"}] """);
        await local.Aws.SeedOnceAsync(""" "repositories":[{"name":"team/app"}] """);

        var groups = await local.Aws.JsonAsync("logs", "Logs_20140328", "DescribeLogGroups", "{}");
        Assert.Equal("/ecs/shared", (string)Assert.Single(groups["logGroups"]!.AsArray())!["logGroupName"]!);
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogStream", """{"logGroupName":"/ecs/shared","logStreamName":"a"}""");
        var repositories = await local.Aws.JsonAsync(
            "ecr", "AmazonEC2ContainerRegistry_V20150921", "DescribeRepositories", """{"repositoryNames":["team/app"]}""");
        Assert.EndsWith("/eu-west-1/team/app", (string)repositories["repositories"]![0]!["repositoryUri"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "targetGroups":[{"arn":"arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1"}] """, "It lies in the Region 'us-east-1'")]
    [InlineData(""" "targetGroups":[{"arn":"arn:aws:ecs:eu-west-1:1:cluster/a"}] """, "no ARN such as arn:aws:elasticloadbalancing:eu-west-1:")]
    [InlineData(""" "targetGroups":[{"name":"a_b"}] """, "1 to 32 letters")]
    [InlineData(""" "targetGroups":[{"name":"a","protocol":"GENEVE"}] """, "there are HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP")]
    [InlineData(""" "targetGroups":[{"name":"a","port":0}] """, "it is 1 to 65535")]
    [InlineData(""" "clusters":[{"arn":"arn:aws:ecs:eu-west-1:123456789012:cluster/c"}] """, "is that of arn:aws:ecs:eu-west-1:000000000000:cluster/c")]
    [InlineData(""" "clusters":[{"name":"a b"}] """, "1 to 255 letters")]
    [InlineData(""" "roles":[{"name":"a","services":["ecs-tasks"]}] """, "'ecs-tasks' is no service such as ecs-tasks.amazonaws.com.")]
    [InlineData(""" "roles":[{"name":"EXEC"}] """, "in case only")]
    [InlineData(""" "roles":[{"arn":"arn:aws:iam::1:role/aws-service-role/ecs.amazonaws.com/x"}] """, "belongs to a service of AWS")]
    [InlineData(""" "logGroups":[{"name":"a b"}] """, "1 to 512 letters")]
    [InlineData(""" "repositories":[{"name":"Team"}] """, "lower-case letters")]
    [InlineData(""" "parameters":[{"name":"shop/greeting","value":"x"}] """, "begins with a slash")]
    [InlineData(""" "parameters":[{"name":"/shop/greeting"}] """, "It needs a \"value\"")]
    public async Task What_cannot_be_here_is_refused_and_nothing_is_made(string members, string why)
    {
        await using var local = await TestLocal.StartAsync();
        await EcsScene.CreateAsync(local);

        var refusal = await local.Aws.RefusedAsync($$"""{{members}},"subnets":[{"tag":"tier=private"}]""");

        Assert.Contains(why, (string)refusal["refused"]![0]!["why"]!, StringComparison.Ordinal);
        Assert.Contains(why, (string)refusal["error"]!, StringComparison.Ordinal);
        Assert.Empty((await local.Aws.AdminAsync("seed"))["standIns"]!.AsArray());
    }

    private static Task<JsonObject> ParameterAsync(AwsHttp aws, string operation, string body) =>
        aws.JsonAsync("ssm", "AmazonSSM", operation, body);

    private static async Task<string> ValueAsync(AwsHttp aws)
    {
        var reply = await ParameterAsync(aws, "GetParameter", """{"Name":"/shop/greeting"}""");
        return (string)reply["Parameter"]!["Value"]!;
    }

    private static IEnumerable<string> Members(XElement body, string list) =>
        body.Descendants().Where(node => node.Name.LocalName == list).SelectMany(node => node.All("member"));
}
