using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deploy.Local.Hosting;

namespace Deploy.Local.Tests.Calls;

/// <summary>A whole Local on a free port, and calls as an AWS client puts them on the wire.</summary>
internal sealed class LocalAws : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    public const string Account = "000000000000";

    private static readonly Dictionary<string, (string Prefix, string Version)> Targets = new()
    {
        ["ecs"] = ("AmazonEC2ContainerServiceV20141113", "1.1"),
        ["ecr"] = ("AmazonEC2ContainerRegistry_V20150921", "1.1"),
        ["logs"] = ("Logs_20140328", "1.1"),
        ["events"] = ("AWSEvents", "1.1"),
        ["secretsmanager"] = ("secretsmanager", "1.1"),
        ["ssm"] = ("AmazonSSM", "1.1"),
        ["servicediscovery"] = ("Route53AutoNaming_v20170314", "1.1"),
        ["tagging"] = ("ResourceGroupsTaggingAPI_20170126", "1.1"),
    };

    private LocalAws(LocalServer server)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = new Uri(server.Url) };
    }

    public LocalServer Server { get; }

    public HttpClient Http { get; }

    /// <summary><c>localhost:port</c>.</summary>
    public string Host => Server.Context.Endpoint.Host;

    public static async Task<LocalAws> StartAsync(string? state = null, TimeProvider? time = null) =>
        new(await LocalServer.StartAsync(new LocalOptions { StateDirectory = state, Port = 0 }, time));

    /// <summary>A call that succeeds, to a service that speaks JSON with the operation in a header.</summary>
    public async Task<JsonObject> CallAsync(string service, string operation, object input, string region = Region)
    {
        var (status, text, _) = await PostJsonAsync(service, operation, input, region);
        Assert.True(status == 200, $"{service} {operation}: {status} {text}");
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

    /// <summary>A call that is refused; the error's code and message.</summary>
    public async Task<(string Code, string Message)> FailAsync(string service, string operation, object input)
    {
        var (status, text, code) = await PostJsonAsync(service, operation, input, Region);
        Assert.True(status >= 400, $"{service} {operation} was expected to fail: {text}");
        var body = JsonNode.Parse(text)!;
        return (code ?? (string)body["__type"]!, (string?)body["message"] ?? (string?)body["Message"] ?? "");
    }

    /// <summary>A call to IAM, whose parameters are a form; the reply without its namespace.</summary>
    public Task<XElement> IamAsync(string action, params (string Name, string Value)[] parameters) => FormAsync("iam", "2010-05-08", action, parameters);

    /// <summary>A call to a service whose parameters are a form; the reply without its namespace.</summary>
    public async Task<XElement> FormAsync(string service, string version, string action, params (string Name, string Value)[] parameters)
    {
        var (status, reply) = await PostFormAsync(service, version, action, parameters);
        Assert.True(status == 200, $"{service} {action}: {status} {reply}");
        return reply;
    }

    public async Task<(int Status, string Code, string Message)> IamFailAsync(string action, params (string Name, string Value)[] parameters)
    {
        var (status, reply) = await PostFormAsync("iam", "2010-05-08", action, parameters);
        Assert.True(status >= 400, $"iam {action} was expected to fail: {reply}");
        return (status, reply.Descendants("Code").Single().Value, reply.Descendants("Message").Single().Value);
    }

    /// <summary>A call to Scheduler.</summary>
    public async Task<JsonObject> SchedulerAsync(HttpMethod method, string path, object? input = null)
    {
        var (status, text, _) = await SendAsync(method, path, input);
        Assert.True(status == 200, $"{method} {path}: {status} {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }

    public async Task<(int Status, string Code, string Message)> SchedulerFailAsync(HttpMethod method, string path, object? input = null)
    {
        var (status, text, code) = await SendAsync(method, path, input);
        Assert.True(status >= 400, $"{method} {path} was expected to fail: {text}");
        return (status, code!, (string)JsonNode.Parse(text)!["Message"]!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<(int Status, string Text, string? Code)> PostJsonAsync(string service, string operation, object input, string region)
    {
        var (prefix, version) = Targets[service];
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = Json(input, $"application/x-amz-json-{version}") };
        request.Headers.Add("X-Amz-Target", $"{prefix}.{operation}");
        return await SendAsync(request, service, region);
    }

    private async Task<(int Status, XElement Reply)> PostFormAsync(string service, string version, string action, (string Name, string Value)[] parameters)
    {
        var fields = parameters.Append(("Action", action)).Append(("Version", version));
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        var (status, text, _) = await SendAsync(request, service, service == "iam" ? "us-east-1" : Region);
        var reply = XElement.Parse(text);
        foreach (var element in reply.DescendantsAndSelf())
        {
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            element.Name = element.Name.LocalName;
        }

        return (status, reply);
    }

    private Task<(int Status, string Text, string? Code)> SendAsync(HttpMethod method, string path, object? input)
    {
        var request = new HttpRequestMessage(method, path) { Content = input is null ? null : Json(input, "application/json") };
        return SendAsync(request, "scheduler", Region);
    }

    private async Task<(int Status, string Text, string? Code)> SendAsync(HttpRequestMessage request, string service, string region)
    {
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20300101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        var response = await Http.SendAsync(request);
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.Single() : null;
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), code);
    }

    private static ByteArrayContent Json(object input, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(input)));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
