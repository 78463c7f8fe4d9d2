using System.Text.Json.Nodes;
using Amazon.Runtime;
using Deploy.Testing;

namespace Deploy.Aws.Tests.Models;

/// <summary>
/// One generated service as the tests see it: the model file, and the client found by its official name. Nothing here
/// is shared with the generator, so a mistake there cannot excuse itself.
/// </summary>
internal sealed class ServiceUnderTest
{
    private readonly Lazy<TestModel> _model;

    private ServiceUnderTest(JsonNode selection)
    {
        ModelFile = Repository.PathOf("generators", "Deploy.ServiceClients", "Models", (string)selection["model"]!);
        Id = Path.GetFileNameWithoutExtension(ModelFile);
        Namespace = (string)selection["namespace"]!;
        Name = (string)selection["name"]!;
        Operations = [.. selection["operations"]!.AsArray().Select(o => (string)o!)];
        _model = new(() => new TestModel(ModelFile));
    }

    public static IReadOnlyList<ServiceUnderTest> All { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Repository.PathOf("generators", "Deploy.ServiceClients", "operations.json")))!["services"]!.AsArray().Select(s => new ServiceUnderTest(s!))];

    public static TheoryData<string, string> AllOperations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var service in All)
            {
                foreach (var operation in service.Operations)
                    data.Add(service.Id, operation);
            }

            return data;
        }
    }

    public static TheoryData<string> AllServices => [.. All.Select(s => s.Id)];

    public string Id { get; }

    public string ModelFile { get; }

    public string Namespace { get; }

    public string Name { get; }

    public IReadOnlyList<string> Operations { get; }

    public TestModel Model => _model.Value;

    public static ServiceUnderTest Get(string id) => All.Single(s => s.Id == id);

    public Type Type(string name) => typeof(Runtime.ServiceClient).Assembly.GetType($"{Namespace}.{name}", throwOnError: true)!;

    public AmazonServiceClient CreateClient(Action<ClientConfig> configure)
    {
        var config = (ClientConfig)Activator.CreateInstance(Type(Name + "Config"))!;
        configure(config);
        return (AmazonServiceClient)Activator.CreateInstance(Type(Name + "Client"), new BasicAWSCredentials("key", "secret"), config)!;
    }

    public object CreateRequest(string operation, JsonNode tree)
        => Shapes.ToObject(Model, tree, Model.Input(operation), Type($"Model.{operation}Request"));

    public async Task<AmazonWebServiceResponse> InvokeAsync(AmazonServiceClient client, string operation, object request)
    {
        var task = (Task)client.GetType().GetMethod(operation + "Async")!.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
