using System.Diagnostics;
using System.Net;
using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests;

/// <summary>Bodies carry environment values and policies; even the SDK's most talkative log must not show them.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class LoggingTests
{
    private const string Secret = "s3cr3t-v4lue";

    [Fact]
    public async Task No_body_reaches_the_log_even_when_all_responses_are_to_be_logged()
    {
        using var log = new Recorder();
        AWSConfigs.LoggingConfig.LogTo = LoggingOptions.SystemDiagnostics;
        AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Always;
        AWSConfigs.LoggingConfig.LogMetrics = true;
        AWSConfigs.AddTraceListener("Amazon", log);
        try
        {
            await Ecs(new Reply($$$"""{"taskDefinition":{"family":"{{{Secret}}}"}}"""));
            await Assert.ThrowsAnyAsync<AmazonECSException>(() => Ecs(new Reply($$"""{"__type":"ClientException","message":"m","x":"{{Secret}}"}""", HttpStatusCode.BadRequest)));
            await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Ecs(new Reply($"{{\"{Secret}")));
            await Iam(new Reply($"<PutRolePolicyResponse>{Secret}</PutRolePolicyResponse>"));
            await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(() => Iam(new Reply($"<ErrorResponse><x>{Secret}</x></ErrorResponse>", HttpStatusCode.BadRequest)));
        }
        finally
        {
            AWSConfigs.RemoveTraceListener("Amazon", log.Name);
            AWSConfigs.LoggingConfig.LogTo = LoggingOptions.None;
            AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Never;
            AWSConfigs.LoggingConfig.LogMetrics = false;
        }

        Assert.Contains("RegisterTaskDefinition", log.Text);
        Assert.DoesNotContain(Secret, log.Text);
    }

    private static async Task Ecs(Reply reply)
    {
        using var ecs = new AmazonECSClient(
            new BasicAWSCredentials("k", "s"), new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = new FakeHttp(reply), LogResponse = true });
        await ecs.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest
        {
            Family = "f",
            ContainerDefinitions = [new ContainerDefinition { Environment = [new Amazon.ECS.Model.KeyValuePair { Name = "N", Value = Secret }] }],
        });
    }

    private static async Task Iam(Reply reply)
    {
        using var iam = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials("k", "s"),
            new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = new FakeHttp(reply), LogResponse = true });
        await iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "p", PolicyDocument = Secret });
    }

    private sealed class Recorder() : TraceListener("recorder")
    {
        private readonly StringWriter _text = new();

        public string Text => _text.ToString();

        public override void Write(string? message) => _text.Write(message);

        public override void WriteLine(string? message) => _text.WriteLine(message);
    }
}
