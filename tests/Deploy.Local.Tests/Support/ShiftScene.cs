using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Deploy.Local.Tests.Support;

/// <summary>A load balancer with two target groups, a rule for production and one for tests, and a role that may shift traffic between them.</summary>
public sealed class ShiftScene
{
    public const string Role = "arn:aws:iam::000000000000:role/shift";
    public const string Policy = "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers";

    /// <summary>Members of a deployment configuration: a bake time of five seconds at speed 1.</summary>
    public const string BlueGreen = """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":5 """;

    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    private readonly AwsHttp _aws;

    private ShiftScene(AwsHttp aws, string blue, string green) => (_aws, Blue, Green) = (aws, blue, green);

    /// <summary>The target group that the service names.</summary>
    public string Blue { get; }

    /// <summary>The alternate one.</summary>
    public string Green { get; }

    /// <summary>The listener at port 80.</summary>
    public string Listener { get; private set; } = "";

    /// <summary>Its default rule, for production.</summary>
    public string Production { get; private set; } = "";

    /// <summary>The rule for tests: that of the listener at port 9000.</summary>
    public string Test { get; private set; } = "";

    public static async Task<ShiftScene> CreateAsync(AwsHttp aws)
    {
        await aws.FormAsync("iam", "2010-05-08", "CreateRole", ("RoleName", "shift"), ("AssumeRolePolicyDocument", Trust));
        await aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "shift"), ("PolicyArn", Policy));
        var vpc = (await aws.Ec2Async("DescribeVpcs")).Body.First("vpcId")!;
        var subnets = (await aws.Ec2Async("DescribeSubnets")).Body.All("subnetId").ToList();
        async Task<string> GroupAsync(string name) => (await CallAsync(
            aws, "CreateTargetGroup", ("Name", name), ("Protocol", "HTTP"), ("Port", "80"), ("VpcId", vpc), ("TargetType", "ip"),
            ("HealthCheckPath", "/health"))).First("TargetGroupArn")!;
        var (blue, green) = (await GroupAsync("blue"), await GroupAsync("green"));
        var balancer = (await CallAsync(aws, "CreateLoadBalancer", ("Name", "shop"), ("Subnets.member.1", subnets[0]), ("Subnets.member.2", subnets[1])))
            .First("LoadBalancerArn")!;
        var scene = new ShiftScene(aws, blue, green);
        scene.Listener = await scene.ListenAsync(balancer, 80);
        scene.Production = await scene.RuleWithPriorityAsync("default");
        scene.Test = await scene.RuleWithPriorityAsync("default", await scene.ListenAsync(balancer, 9000));
        return scene;
    }

    /// <summary>The ARN of a rule.</summary>
    public async Task<string> RuleWithPriorityAsync(string priority, string? listener = null) =>
        (await CallAsync(_aws, "DescribeRules", ("ListenerArn", listener ?? Listener))).Descendants()
            .First(node => node.Name.LocalName == "member" && node.Elements().Any(e => e.Name.LocalName == "Priority" && e.Value == priority)).First("RuleArn")!;

    private async Task<string> ListenAsync(string balancer, int port) => (await CallAsync(
        _aws, "CreateListener", ("LoadBalancerArn", balancer), ("Protocol", "HTTP"), ("Port", $"{port}"),
        ("DefaultActions.member.1.Type", "forward"), ("DefaultActions.member.1.TargetGroupArn", Blue))).First("ListenerArn")!;

    /// <summary>A service whose first deployment is over.</summary>
    public static async Task<(EcsScene Ecs, ShiftScene Shift)> ServiceAsync(TestLocal local, string configuration, int desired = 1)
    {
        var ecs = await EcsScene.CreateAsync(local);
        var shift = await CreateAsync(local.Aws);
        await ecs.RegisterAsync();
        await ecs.CreateServiceAsync(desired, shift.Service(configuration));
        local.Pass(100);
        Assert.Equal("SUCCESSFUL", await ecs.StatusAsync());
        return (ecs, shift);
    }

    /// <summary>A hook that waits before production traffic is shifted.</summary>
    public static string Pause(string more = "") =>
        $$""" "lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["PRE_PRODUCTION_TRAFFIC_SHIFT"]{{more}}}] """;

    /// <summary>The members of a service that is deployed with a strategy.</summary>
    /// <param name="configuration">Members of the deployment configuration.</param>
    public string Service(string configuration) => $"{Balancer()},{Deployment(configuration)}";

    /// <summary>The member <c>deploymentConfiguration</c>.</summary>
    public static string Deployment(string configuration) =>
        $$$""" "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true},{{{configuration}}}} """;

    /// <summary>The member <c>loadBalancers</c>.</summary>
    public string Balancer(string? production = null, string? alternate = null, string role = Role) => $$"""
        "loadBalancers":[{"targetGroupArn":"{{Blue}}","containerName":"app","containerPort":8080,"advancedConfiguration":{
          "alternateTargetGroupArn":"{{alternate ?? Green}}","productionListenerRule":"{{production ?? Production}}","testListenerRule":"{{Test}}","roleArn":"{{role}}"} }]
        """;

    /// <summary>The weights of the target groups at a rule, as <c>blue:green</c>.</summary>
    public async Task<string> WeightsAsync(string? rule = null)
    {
        var body = await CallAsync(_aws, "DescribeRules", ("RuleArns.member.1", rule ?? Production));
        string Of(string group) => body.Descendants().Where(node => node.Name.LocalName == "member" && node.Elements().Any(e => e.Name.LocalName == "Weight"))
            .FirstOrDefault(node => node.First("TargetGroupArn") == group)?.First("Weight") ?? "0";
        return $"{Of(Blue)}:{Of(Green)}";
    }

    /// <summary>Stage and shares of the target revision, as <c>BAKE_TIME 100/0</c>: production, test.</summary>
    public static string Progress(JsonObject deployment)
    {
        var target = deployment["targetServiceRevision"]!;
        return $"{deployment["lifecycleStage"]} {target["requestedProductionTrafficWeight"]}/{target["requestedTestTrafficWeight"]}";
    }

    public static async Task<XElement> CallAsync(AwsHttp aws, string operation, params (string Key, string Value)[] form)
    {
        var (status, body) = await aws.ElbAsync(operation, form);
        Assert.True((int)status == 200, $"{operation}: {body}");
        return body;
    }
}
