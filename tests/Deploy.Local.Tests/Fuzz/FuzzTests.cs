using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Fuzz;

/// <summary>Whatever comes in, every operation of every service answers, never with a failure of Local itself, and the program lives on.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 14;

    private static readonly string[] Makers = ["Create", "Register", "Put", "Run", "Initiate", "Upload", "Add", "Tag"];

    private static readonly string[] Removers = ["Delete", "Deregister", "Remove", "BatchDelete", "Stop", "Untag"];

    public static TheoryData<string, int> Services()
    {
        var data = new TheoryData<string, int>();
        foreach (var service in (string[])["ecs", "ecr", "logs", "events", "secretsmanager", "ssm", "scheduler", "iam", "ec2", "elbv2", "sts", "resourcegroupstaggingapi", "servicediscovery"])
            foreach (var seed in (int[])[1, 2])
                data.Add(service, seed);
        return data;
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_operation_answers(string service, int seed)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync(port: "web");
        await scene.CreateServiceAsync();
        var model = ServiceModel.Embedded(service);
        var random = new Random(seed);
        var input = new RandomInput(random, await KnownAsync(local, scene));
        var operations = model.Operations.Values.OrderBy(Rank).ThenBy(operation => operation.Name, StringComparer.Ordinal).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var operation in operations)
            {
                var body = operation.Input is null ? null : input.Of(operation.Input);
                using var request = Write(local, model, operation, body);
                using var response = await local.Aws.Client.SendAsync(request);
                var answer = await response.Content.ReadAsStringAsync();
                Assert.True((int)response.StatusCode < 500, $"{service} {operation.Name} {(int)response.StatusCode}: {answer}\n{body?.ToJsonString()}");
            }

            local.Pass(20);
        }

        Assert.Equal("ready", (string)(await local.Aws.AdminAsync("health"))["status"]!);

        static int Rank(OperationModel operation) =>
            Makers.Any(prefix => operation.Name.StartsWith(prefix, StringComparison.Ordinal)) ? 0
            : Removers.Any(prefix => operation.Name.StartsWith(prefix, StringComparison.Ordinal)) ? 2
            : 1;
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Bytes_without_meaning_are_refused(string service, int seed)
    {
        await using var local = await TestLocal.StartAsync();
        var model = ServiceModel.Embedded(service);
        var random = new Random(seed);
        foreach (var operation in model.Operations.Values)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            using var request = Write(local, model, operation, null);
            request.Content = new ByteArrayContent(random.Next(2) == 0 ? bytes : [.. "{\"a\":"u8, .. bytes]);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(random.Next(2) == 0 ? "application/x-www-form-urlencoded" : "application/x-amz-json-1.1");
            using var response = await local.Aws.Client.SendAsync(request);
            Assert.True((int)response.StatusCode < 500, $"{service} {operation.Name}: {await response.Content.ReadAsStringAsync()}\n{Convert.ToBase64String(bytes)}");
        }
    }

    [Fact]
    public async Task The_registry_and_the_admin_interface_answer()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"app"}""");
        var token = await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "GetAuthorizationToken", "{}");
        string[] paths =
        [
            "/v2/", "/v2/_catalog?n=-1", "/v2/_catalog?n=99999999999", "/v2/eu-west-1/app/blobs/uploads/", "/v2/eu-west-1/app/blobs/uploads/?digest=x", "/v2/eu-west-1/app/blobs/uploads/?mount=x&from=y",
            "/v2/eu-west-1/app/blobs/uploads/..", "/v2/eu-west-1/app/blobs/sha256:00", "/v2/eu-west-1/app/manifests/latest", "/v2/eu-west-1/app/manifests/%00", "/v2/eu-west-1/app/manifests/sha256:1",
            "/v2/eu-west-1/app/tags/list?n=x", "/v2/eu-west-1/app/referrers/x", $"/v2/{new string('a', 3000)}/manifests/x", "/v2/../../x/manifests/x", "/v2/%2e%2e/manifests/x", "/v2/eu-west-1/%F0%9F%9A%80/manifests/x",
            "/_local/requests?after=x", "/_local/requests?after=99999999999999999999&mutating=maybe", "/_local/faults", "/_local/tasks/faults", "/_local/nothing", "/_local/network", "/%ff", "/a%00b",
        ];
        string[] bodies =
        [
            "", "null", "[]", "{", "{\"a\":1,\"a\":1}", new('[', 20000), "{\"service\":null,\"kind\":\"slow\"}", "{\"service\":\"ecs\",\"kind\":9}", "{\"service\":\"nothing\",\"kind\":\"slow\",\"delayMilliseconds\":-2147483648}",
            "{\"kind\":\"exit\",\"exitCode\":99999999999}", "{\"schemaVersion\":2,\"config\":7}", "{\"schemaVersion\":2,\"config\":{\"digest\":\"\\ud800\",\"size\":1},\"layers\":[]}", "{\"schemaVersion\":99999999999}", "\u0000\u0001",
        ];
        foreach (var path in paths)
        {
            foreach (var method in (string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
            {
                foreach (var body in method is "GET" or "HEAD" ? [""] : bodies)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                    request.Headers.Authorization = new AuthenticationHeaderValue("Basic", (string)token["authorizationData"]![0]!["authorizationToken"]!);
                    using var response = await local.Aws.Client.SendAsync(request);
                    Assert.True((int)response.StatusCode < 500, $"{method} {path} {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}\n{body}");
                }
            }
        }

        Assert.Equal("ready", (string)(await local.Aws.AdminAsync("health"))["status"]!);
    }

    private static async Task<IReadOnlyList<string>> KnownAsync(TestLocal local, EcsScene scene)
    {
        var service = await scene.ServiceAsync();
        var (_, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        var gateway = (string)(await local.Aws.EcsAsync("CreateGateway", GatewayScene.Body("b")))["gatewayArn"]!;
        await local.Aws.EcsAsync("AssociateGatewayWithCluster", """{"gateway":"b","cluster":"c"}""");
        var registry = await scene.RegistryAsync();
        var home = (string)(await local.Aws.CloudMapAsync("ListNamespaces", "{}"))["Namespaces"]![0]!["Id"]!;
        return
        [
            registry, home, "shop", "registry", "AWS_INSTANCE_IPV4", "10.0.0.1", "c", "web", "web:1", "app", "exec", "default", "a", "b", "x", "/a", "1", "true", "FARGATE", "rate(5 minutes)", "cron(0 3 * * ? *)", "at(2030-01-01T13:00:00)", "UTC", "Europe/Berlin", "256", "512",
            "2030-01-01T00:00:00Z", "sts:AssumeRole", gateway, EcsScene.Role, scene.Subnet, subnets.First("vpcId")!, (string)service["serviceArn"]!, (string)service["clusterArn"]!, (string)service["taskDefinition"]!,
            "{}", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole"}]}""", """{"source":["x"]}""",
            """{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}""",
        ];
    }

    private static HttpRequestMessage Write(TestLocal local, ServiceModel model, OperationModel operation, JsonNode? body)
    {
        switch (model.Protocol)
        {
            case "rest-json":
                var path = string.Join('/', operation.RequestUri.Split('/').Select(part => part.StartsWith('{') ? Label(part.Trim('{', '}', '+'), operation, body) : part));
                var rest = local.Aws.Signed(new HttpMethod(operation.HttpMethod), path, model.SigningName);
                rest.Content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
                return rest;
            case "json":
                var json = local.Aws.Signed(HttpMethod.Post, "/", model.SigningName);
                json.Headers.Add("X-Amz-Target", $"{model.TargetPrefix}.{operation.Name}");
                json.Content = new StringContent(body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/x-amz-json-1.1");
                return json;
            default:
                var form = local.Aws.Signed(HttpMethod.Post, "/", model.SigningName);
                var fields = body is null ? [] : FormText.Of(body, operation.Input!, model.Protocol == "ec2");
                form.Content = new FormUrlEncodedContent(fields.Where(field => field.Key.Length > 0).Prepend(new("Version", model.ApiVersion)).Prepend(new("Action", operation.Name)));
                return form;
        }
    }

    /// <summary>A label moves from the document to the path.</summary>
    private static string Label(string name, OperationModel operation, JsonNode? body)
    {
        var member = operation.Input!.Members.Values.FirstOrDefault(candidate => candidate.WireName == name)?.Name ?? name;
        if (body is not JsonObject json || json[member] is not { } value) return "x";
        json.Remove(member);
        var text = value.ToString();
        return Uri.EscapeDataString(text.Length is 0 or > 1000 ? "x" : text);
    }
}
