using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;
using Deploy.Testing.Botocore;

namespace Deploy.Aws.Tests;

/// <summary>Host, signing region and signing name of what is sent, compared with botocore's endpoint rules.</summary>
public sealed class EndpointTests
{
    private static readonly string[] Regions =
    [
        "us-east-1", "eu-central-1", "ap-southeast-3", "us-gov-west-1", "us-gov-east-1", "cn-north-1", "cn-northwest-1",
        "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "eusc-de-east-1",
    ];

    [SkippableFact]
    public async Task Every_service_goes_where_botocores_rules_say_in_every_partition()
    {
        List<(ServiceUnderTest Service, string Region, bool Fips, bool DualStack)> cases =
        [
            .. from service in ServiceUnderTest.All
               from region in Regions
               from fips in new[] { false, true }
               from dualStack in new[] { false, true }
               where !(fips && HasNoFips(service, region))
               select (service, region, fips, dualStack),
        ];
        var expected = BotocoreBridge.RunOrSkip("endpoints.py", new JsonArray([.. cases.Select(c => new JsonObject
        {
            ["service"] = c.Service.Id,
            ["region"] = c.Region,
            ["fips"] = c.Fips,
            ["dualStack"] = c.DualStack,
        })])).AsArray().Select(e => $"{e!["url"]} signed for {e["signingRegion"]}");

        var actual = new List<string>();
        foreach (var (service, region, fips, dualStack) in cases)
        {
            var sent = await Send(service, config =>
            {
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                config.UseFIPSEndpoint = fips;
                config.UseDualstackEndpoint = dualStack;
            });
            actual.Add($"{sent.Url.GetLeftPart(UriPartial.Authority)} signed for {sent.SigningRegion}");
        }

        var wrong = cases.Zip(expected, actual)
            .Where(c => c.Second != c.Third)
            .Select(c => $"{c.First.Service.Id} {c.First.Region} fips={c.First.Fips} dual={c.First.DualStack}: botocore {c.Second}, we {c.Third}")
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("ecs", "ecs")]
    [InlineData("ecr", "ecr")]
    [InlineData("events", "events")]
    [InlineData("scheduler", "scheduler")]
    [InlineData("logs", "logs")]
    [InlineData("elbv2", "elasticloadbalancing")]
    [InlineData("iam", "iam")]
    [InlineData("secretsmanager", "secretsmanager")]
    [InlineData("resourcegroupstaggingapi", "tagging")]
    public async Task Requests_are_signed_for_the_service(string service, string signingName)
    {
        Assert.Equal(signingName, (await Send(ServiceUnderTest.Get(service), c => c.RegionEndpoint = RegionEndpoint.EUWest1)).SigningName);
    }

    [Fact]
    public async Task A_custom_endpoint_is_used_and_the_authentication_region_signs()
    {
        foreach (var service in ServiceUnderTest.All)
        {
            var sent = await Send(service, c =>
            {
                c.ServiceURL = "http://localhost:4711";
                c.AuthenticationRegion = "eu-north-1";
            });
            Assert.Equal("http://localhost:4711", sent.Url.GetLeftPart(UriPartial.Authority));
            Assert.Equal("eu-north-1", sent.SigningRegion);
        }
    }

    [Fact]
    public async Task A_custom_endpoint_with_fips_is_refused_in_words()
    {
        var error = await Assert.ThrowsAsync<AmazonClientException>(() => Send(ServiceUnderTest.Get("ecs"), c =>
        {
            c.ServiceURL = "http://localhost:4711";
            c.UseFIPSEndpoint = true;
        }));
        Assert.Contains("FIPS", error.Message);
    }

    [Fact]
    public async Task A_FIPS_endpoint_that_does_not_exist_is_refused_in_words()
    {
        foreach (var region in Regions.Where(r => HasNoFips(ServiceUnderTest.Get("iam"), r)))
        {
            var error = await Assert.ThrowsAsync<AmazonClientException>(() => Send(ServiceUnderTest.Get("iam"), c =>
            {
                c.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
                c.UseFIPSEndpoint = true;
            }));
            Assert.Contains("no FIPS endpoint", error.Message);
        }
    }

    internal static async Task<Captured> Send(ServiceUnderTest service, Action<ClientConfig> configure)
    {
        var http = new FakeHttp(new Reply(""));
        using var client = service.CreateClient(c =>
        {
            configure(c);
            c.HttpClientFactory = http;
        });
        var operation = service.Operations[0];
        var input = Sample.Plain(service.Model).Tree(service.Model.Input(operation));
        await service.InvokeAsync(client, operation, service.CreateRequest(operation, input));
        return http.Requests.Single();
    }

    // botocore makes a name up from its general rule; no host answers to it.
    private static bool HasNoFips(ServiceUnderTest service, string region)
        => service.Id == "iam" && (region.StartsWith("cn-", StringComparison.Ordinal) || region is "eu-isoe-west-1" or "us-isof-south-1" or "eusc-de-east-1");
}
