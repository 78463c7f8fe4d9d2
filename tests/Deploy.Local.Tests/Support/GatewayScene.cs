using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.Support;

/// <summary>A scene with an infrastructure role and a task definition whose port has the name <c>http</c>, ready for gateways.</summary>
public sealed class GatewayScene(TestLocal local, EcsScene ecs)
{
    public const string Role = "arn:aws:iam::000000000000:role/infra";
    public const string Policy = "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForGatewayHostSharedALB";
    public const string Connector = """ "gatewayConnectors":[{"portName":"http"}] """;

    private const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    public EcsScene Ecs { get; } = ecs;

    public AwsHttp Aws => local.Aws;

    public static async Task<GatewayScene> CreateAsync(TestLocal local)
    {
        var ecs = await EcsScene.CreateAsync(local);
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "CreateRole", ("RoleName", "infra"), ("AssumeRolePolicyDocument", Trust));
        await local.Aws.FormAsync("iam", "2010-05-08", "AttachRolePolicy", ("RoleName", "infra"), ("PolicyArn", Policy));
        await ecs.RegisterAsync(port: "http");
        return new GatewayScene(local, ecs);
    }

    public Task<JsonObject> CreateAsync(string name = "edge", string alb = "", string more = "") =>
        Aws.EcsAsync("CreateGateway", Body(name, alb, more));

    public static string Body(string name = "edge", string alb = "", string more = "") => $$$"""
        {"name":"{{{name}}}","infrastructureRoleArn":"{{{Role}}}",
         "configuration":{"hostSharedAlb":{{{{alb}}}}}{{{(more.Length == 0 ? "" : "," + more)}}}}
        """;

    /// <summary>A gateway that the cluster may use.</summary>
    public async Task AssociatedAsync(string name = "edge", string alb = "")
    {
        await CreateAsync(name, alb);
        await Aws.EcsAsync("AssociateGatewayWithCluster", $$"""{"gateway":"{{name}}","cluster":"c"}""");
    }

    public async Task<JsonObject> GatewayAsync(string name = "edge") =>
        (JsonObject)(await Aws.EcsAsync("DescribeGateway", $$"""{"gateway":"{{name}}"}"""))["gateway"]!;

    public async Task<IReadOnlyList<JsonObject>> RoutesAsync(string filter = "") =>
        [.. (await Aws.EcsAsync("ListGatewayRoutes", $$"""{{{filter}}}"""))["gatewayRoutes"]!.AsArray().Select(
            route => (JsonObject)route!)];

    /// <summary>The statuses of the routes, in the order of the gateways' names.</summary>
    public async Task<IReadOnlyList<string>> StatusesAsync() =>
        [.. (await RoutesAsync()).OrderBy(route => (string)route["gatewayArn"]!, StringComparer.Ordinal).Select(
            route => (string)route["status"]!)];

    /// <summary>Gateway, cluster and status.</summary>
    public async Task<IReadOnlyList<string>> AssociationsAsync(string filter = "")
    {
        var reply = await Aws.EcsAsync("ListGatewayClusterAssociations", $$"""{{{filter}}}""");
        return [.. reply["gatewayClusterAssociations"]!.AsArray()
            .Select(item => $"{Name(item!, "gatewayArn")} {Name(item!, "clusterArn")} {item!["status"]}")];

        static string Name(JsonNode item, string member) => ((string)item[member]!).Split('/')[1];
    }

    /// <summary>What the service's newest revision is connected to.</summary>
    public async Task<JsonObject> RevisionAsync(string name = "web")
    {
        var arn = (string)(await Ecs.DeploymentsAsync(name))[0]["targetServiceRevision"]!["arn"]!;
        var reply = await Aws.EcsAsync("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{arn}}"]}""");
        return (JsonObject)reply["serviceRevisions"]![0]!;
    }
}
