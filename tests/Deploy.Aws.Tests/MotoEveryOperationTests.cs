using System.Text.Json.Nodes;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;
using Deploy.Aws.Tests.Models;
using Deploy.Testing.Moto;

namespace Deploy.Aws.Tests;

/// <summary>
/// moto parses every operation as we send it: it answers with success or with an error that the model knows.
/// What moto lacks stands in moto-lacks.json with the reason, and an entry that moto no longer lacks fails too.
/// </summary>
public sealed class MotoEveryOperationTests(MotoFixture moto) : IClassFixture<MotoFixture>
{
    private static readonly Dictionary<string, string> Lacks = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "moto-lacks.json")))!
        .AsObject().ToDictionary(p => p.Key, p => (string)p.Value!);

    /// <summary>Values without which moto fails (500) where AWS would refuse or ignore what we invent.</summary>
    private static readonly Dictionary<string, string> Given = new()
    {
        ["ecr:PutImage"] = """{"repositoryName":"repository","imageManifest":"{\"schemaVersion\":2,\"config\":{},\"layers\":[]}"}""",
        ["iam:CreateServiceLinkedRole"] = """{"AWSServiceName":"ecs.amazonaws.com"}""",
        ["iam:ListRoles"] = """{"Marker":"0"}""",
        ["scheduler:CreateSchedule"] = """{"GroupName":"default"}""",
        ["secretsmanager:CreateSecret"] = """{"AddReplicaRegions":[{"Region":"eu-central-1"}]}""",
    };

    [SkippableTheory]
    [MemberData(nameof(ServiceUnderTest.AllOperations), MemberType = typeof(ServiceUnderTest))]
    public async Task Moto_understands_the_operation(string service, string operation)
    {
        var tested = ServiceUnderTest.Get(service);
        using var client = tested.CreateClient(c =>
        {
            c.ServiceURL = moto.Server.Url.AbsoluteUri;
            c.AuthenticationRegion = "eu-west-1";
            c.MaxErrorRetry = 0;
        });
        var tree = Sample.Plain(tested.Model).Tree(tested.Model.Input(operation));
        foreach (var (member, value) in JsonNode.Parse(Given.GetValueOrDefault($"{service}:{operation}", "{}"))!.AsObject())
            tree[member] = value!.DeepClone();
        if (operation == "PutImage")
            await CreateRepository(client);
        var problem = await Problem(tested, client, operation, tree);
        if (Lacks.TryGetValue($"{service}:{operation}", out var reason))
            Assert.True(problem is not null, $"moto answers {service}:{operation} now; remove it from moto-lacks.json ({reason}).");
        else
            Assert.True(problem is null, problem);
    }

    [Fact]
    public void The_list_of_what_moto_lacks_names_generated_operations_and_a_reason_each()
    {
        var known = ServiceUnderTest.All.SelectMany(s => s.Operations.Select(o => $"{s.Id}:{o}")).ToHashSet();
        Assert.All(Lacks.Keys, k => Assert.Contains(k, known));
        Assert.All(Lacks.Values, reason => Assert.True(reason.Length > 10, reason));
    }

    private static async Task CreateRepository(AmazonServiceClient client)
        => await ((IAmazonECR)client).CreateRepositoryAsync(new CreateRepositoryRequest { RepositoryName = "repository" });

    // An error with a code means that the operation was found and its parameters were read; invented names and
    // tokens are refused, as they should be. A missing operation gives 404, 500 or 501 without a code.
    private static async Task<string?> Problem(ServiceUnderTest service, AmazonServiceClient client, string operation, JsonNode tree)
    {
        try
        {
            await service.InvokeAsync(client, operation, service.CreateRequest(operation, tree));
            return null;
        }
        catch (AmazonServiceException e)
        {
            return (int)e.StatusCode < 500 && e.ErrorCode is not (null or "UnknownOperationException" or "InvalidAction")
                ? null
                : $"{(int)e.StatusCode} {e.ErrorCode}: {e.Message}";
        }
    }
}
