using Amazon;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;

namespace Deploy.Aws.Tests;

/// <summary>Tests that set variables of the process, which no other test may run beside.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentCollection;

/// <summary>The variables with which a user points at another endpoint.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests
{
    [Fact]
    public async Task AWS_ENDPOINT_URL_is_used_by_every_service_and_the_region_still_signs()
    {
        using var set = new Variable("AWS_ENDPOINT_URL", "http://localhost:4711");
        foreach (var service in ServiceUnderTest.All)
        {
            var sent = await EndpointTests.Send(service, c => c.RegionEndpoint = RegionEndpoint.EUNorth1);
            Assert.Equal("http://localhost:4711", sent.Url.GetLeftPart(UriPartial.Authority));
            Assert.Equal("eu-north-1", sent.SigningRegion);
        }
    }

    [Theory]
    [InlineData("ecs", "AWS_ENDPOINT_URL_ECS")]
    [InlineData("ecr", "AWS_ENDPOINT_URL_ECR")]
    [InlineData("events", "AWS_ENDPOINT_URL_EVENTBRIDGE")]
    [InlineData("scheduler", "AWS_ENDPOINT_URL_SCHEDULER")]
    [InlineData("logs", "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS")]
    [InlineData("elbv2", "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2")]
    [InlineData("iam", "AWS_ENDPOINT_URL_IAM")]
    [InlineData("secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER")]
    [InlineData("resourcegroupstaggingapi", "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API")]
    public async Task A_services_own_endpoint_variable_wins(string service, string name)
    {
        using var general = new Variable("AWS_ENDPOINT_URL", "http://localhost:4711");
        using var own = new Variable(name, "http://localhost:4712");
        var sent = await EndpointTests.Send(ServiceUnderTest.Get(service), c => c.RegionEndpoint = RegionEndpoint.EUNorth1);
        Assert.Equal("http://localhost:4712", sent.Url.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task The_region_comes_from_AWS_REGION()
    {
        using var region = new Variable("AWS_REGION", "ap-south-1");
        Captured sent = await EndpointTests.Send(ServiceUnderTest.Get("ecs"), _ => { });
        Assert.Equal("ecs.ap-south-1.amazonaws.com", sent.Url.Host);
        Assert.Equal("ap-south-1", sent.SigningRegion);
    }

    private sealed class Variable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public Variable(string name, string value)
        {
            _name = name;
            _before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
