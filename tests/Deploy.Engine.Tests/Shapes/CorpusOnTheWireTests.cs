using System.Net;
using System.Text;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Plan.Json;
using Deploy.Plan.Shapes;
using Deploy.Testing;
using Deploy.Testing.Corpus;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Shapes;

/// <summary>What real applications sent to AWS is what is sent: file, shape, client's class, request.</summary>
[Trait(SharedFolder.Trait, SharedFolder.Name)]
public sealed class CorpusOnTheWireTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly AmazonECSClient _client;

    public CorpusOnTheWireTests() => _client = new AmazonECSClient(
        new BasicAWSCredentials("a", "b"), new AmazonECSConfig { ServiceURL = "http://localhost:1", AuthenticationRegion = "eu-central-1", HttpClientFactory = _wire });

    public void Dispose() => _client.Dispose();

    [Fact]
    public Task Task_definitions() => SentAsItWasAsync<Deploy.Plan.Shapes.Ecs.RegisterTaskDefinition>(
        "taskdef", request => _client.RegisterTaskDefinitionAsync((RegisterTaskDefinitionRequest)request), CorpusFiles.Expected(241, 7));

    [Fact]
    public Task Services() => SentAsItWasAsync<Deploy.Plan.Shapes.Ecs.CreateService>(
        "service", request => _client.CreateServiceAsync((CreateServiceRequest)request), CorpusFiles.Expected(71, 2));

    [Fact]
    public Task Clusters() => SentAsItWasAsync<Deploy.Plan.Shapes.Ecs.CreateCluster>(
        "cluster", request => _client.CreateClusterAsync((CreateClusterRequest)request), CorpusFiles.Expected(16, 1));

    private async Task SentAsItWasAsync<TShape>(string kind, Func<object, Task> send, int expected)
    {
        var (sent, changed) = (0, new List<string>());
        foreach (var (name, json) in CorpusFiles.OfKind(kind))
        {
            var faults = new List<ShapeFault>();
            if (ShapeJson.Read(typeof(TShape), JsonReader.Read(json.ToJsonString()), faults) is not { } shape || faults.Any(fault => fault.Path.Length > 0)) continue;

            await send(GeneratedMaps.ToModel(shape));

            sent++;
            var said = ShapeJson.Write(shape);
            // Where none is said, the client makes one up.
            if (!said.ContainsKey("clientToken")) _wire.Body!.Remove("clientToken");
            if (JsonText.Write(_wire.Body) != JsonText.Write(said)) changed.Add(name);
        }

        Assert.Empty(changed);
        Assert.True(sent >= expected, $"Only {sent} of {kind} were sent.");
    }

    /// <summary>Keeps what is sent and answers with nothing.</summary>
    private sealed class Wire : HttpClientFactory
    {
        public JsonMap? Body { get; private set; }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

        private sealed class Handler(Wire wire) : HttpMessageHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                wire.Body = (JsonMap)JsonReader.Read(await request.Content!.ReadAsStringAsync(cancellationToken))!;
                return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
            }
        }
    }
}
