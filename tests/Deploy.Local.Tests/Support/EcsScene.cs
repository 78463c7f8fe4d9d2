using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.Support;

/// <summary>A region with a role, a cluster and a network, ready for services.</summary>
public sealed class EcsScene(AwsHttp aws, string subnet)
{
    public const string Role = "arn:aws:iam::000000000000:role/exec";

    /// <summary>What AWS gives execution roles: pulls and logs.</summary>
    public const string ExecutionPolicy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    public AwsHttp Aws { get; } = aws;

    public string Subnet { get; } = subnet;

    public static Task<EcsScene> CreateAsync(TestLocal local) => CreateAsync(local.Aws);

    public static async Task<EcsScene> CreateAsync(AwsHttp aws)
    {
        await aws.FormAsync(
            "iam", "2010-05-08", "CreateRole", ("RoleName", "exec"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "exec"), ("PolicyArn", ExecutionPolicy));
        var (_, subnets) = await aws.Ec2Async("DescribeSubnets");
        await aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        return new EcsScene(aws, subnets.First("subnetId")!);
    }

    /// <summary>Registers a revision of a Fargate task definition; <paramref name="container"/> adds members to its one container, <paramref name="task"/> to itself.</summary>
    /// <remarks><paramref name="port"/> is the name of its port.</remarks>
    public Task<JsonObject> RegisterAsync(
        string family = "web", string container = "", string image = "public.ecr.aws/x/app:1", string task = "",
        string? port = null) => Aws.EcsAsync("RegisterTaskDefinition", $$"""
        {"family":"{{family}}","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","executionRoleArn":"{{Role}}",{{(task.Length == 0 ? "" : task + ",")}}
         "containerDefinitions":[{"name":"app","image":"{{image}}","portMappings":[{"containerPort":8080{{Named(port)}}}]{{(container.Length == 0 ? "" : "," + container)}}}]}
        """);

    private static string Named(string? port) => port is null ? "" : $""" ,"name":"{port}" """;

    public Task<JsonObject> CreateServiceAsync(int desired = 1, string more = "", string name = "web") => Aws.EcsAsync("CreateService", ServiceBody(desired, more, name));

    public string ServiceBody(int desired = 1, string more = "", string name = "web") => $$$"""
        {"cluster":"c","serviceName":"{{{name}}}","taskDefinition":"web","desiredCount":{{{desired}}},"launchType":"FARGATE",
         "networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{Subnet}}}"]}}{{{(more.Length == 0 ? "" : "," + more)}}}}
        """;

    /// <summary>A member of a task definition: its containers act in the name of a role.</summary>
    public const string TaskRole = $""" "taskRoleArn":"{Role}" """;

    /// <summary>Makes a service in Cloud Map, in the cluster's default namespace; its ARN.</summary>
    public async Task<string> RegistryAsync()
    {
        var cluster = await Aws.EcsAsync("UpdateCluster", """{"cluster":"c","serviceConnectDefaults":{"namespace":"shop"} }""");
        var home = cluster["cluster"]!["serviceConnectDefaults"]!["namespace"];
        return (string)(await Aws.CloudMapAsync("CreateService", $$"""{"Name":"registry","NamespaceId":"{{home}}"}"""))["Service"]!["Arn"]!;
    }

    public const string Breaker = """ "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true}} """;

    public Task<JsonObject> UpdateAsync(string more, string name = "web") =>
        Aws.EcsAsync("UpdateService", $$"""{"cluster":"c","service":"{{name}}",{{more}}}""");

    public async Task<JsonObject> ServiceAsync(string name = "web")
    {
        var reply = await Aws.EcsAsync("DescribeServices", $$"""{"cluster":"c","services":["{{name}}"],"include":["TAGS"]}""");
        return (JsonObject)reply["services"]![0]!;
    }

    /// <summary>All service deployments in full, newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> DeploymentsAsync(string name = "web")
    {
        var list = await Aws.EcsAsync("ListServiceDeployments", $$"""{"cluster":"c","service":"{{name}}"}""");
        var arns = list["serviceDeployments"]!.AsArray().Select(d => (string)d!["serviceDeploymentArn"]!).ToList();
        var reply = await Aws.EcsAsync("DescribeServiceDeployments", new JsonObject { ["serviceDeploymentArns"] = new JsonArray([.. arns.Select(a => (JsonNode)a)]) }.ToJsonString());
        return [.. reply["serviceDeployments"]!.AsArray().Select(d => (JsonObject)d!)];
    }

    public async Task<string> StatusAsync(string name = "web") => (string)(await DeploymentsAsync(name))[0]["status"]!;

    public async Task<IReadOnlyList<JsonObject>> TasksAsync(string desiredStatus = "RUNNING")
    {
        var list = await Aws.EcsAsync("ListTasks", $$"""{"cluster":"c","desiredStatus":"{{desiredStatus}}"}""");
        if (list["taskArns"]!.AsArray().Count == 0)
            return [];
        var reply = await Aws.EcsAsync("DescribeTasks", new JsonObject { ["cluster"] = "c", ["tasks"] = list["taskArns"]!.DeepClone() }.ToJsonString());
        return [.. reply["tasks"]!.AsArray().Select(t => (JsonObject)t!)];
    }

    public async Task<IReadOnlyList<string>> EventsAsync(string name = "web") =>
        [.. (await ServiceAsync(name))["events"]!.AsArray().Select(e => (string)e!["message"]!)];
}
