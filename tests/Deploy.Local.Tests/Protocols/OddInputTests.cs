using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Protocols;

/// <summary>What no client sends, and anybody can: it is refused in the service's own form, and the program lives on.</summary>
public sealed class OddInputTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/x-amz-json-1.1";

    [Theory]
    [InlineData("iam", "Action=ListRoles&Version=2010-05-08&{dots}=1", "MalformedInput")]
    [InlineData("elasticloadbalancing", "Action=DescribeTargetGroups&Version=2015-12-01&{dots}=1", "MalformedInput")]
    [InlineData("ec2", "Action=DescribeVpcs&Version=2016-11-15&{dots}=1", "UnknownParameter")]
    [InlineData("iam", "Action={dots}&Version=2010-05-08", "InvalidAction")]
    [InlineData("iam", "{dots}=1", "InvalidAction")]
    [InlineData("iam", "Action=CreateRole&Version=2010-05-08&RoleName=r&Description=%00&AssumeRolePolicyDocument=x", "MalformedInput")]
    [InlineData("iam", "Action=GetRole&Version=2010-05-08&RoleName=%EF%BF%BE", "MalformedInput")]
    [InlineData("iam", "Action=%01&Version=2010-05-08", "InvalidAction")]
    [InlineData("ec2", "Action=CreateTags&Version=2016-11-15&ResourceId.1=vpc-1&Tag.1.Key=%0C&Tag.1.Value=v", "MalformedInput")]
    public async Task An_odd_form_is_refused(string service, string form, string code)
    {
        await using var local = await TestLocal.StartAsync();
        using var response = await SendAsync(local, service, form.Replace("{dots}", new string('.', 160_000), StringComparison.Ordinal), Form);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{response.StatusCode} {Short(body)}");
        Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
        Assert.True(body.Length < 2000, $"{body.Length} characters");
        await AssertAliveAsync(local);
    }

    [Theory]
    [InlineData("""{"clusterName":"a","clusterName":"b"}""")]
    [InlineData("""{"clusterName":"\uD800"}""")]
    [InlineData("""{"\uD800":"a"}""")]
    [InlineData("""{"clusterName":{{deep}}}""")]
    [InlineData("""{{deep}}""")]
    [InlineData("""{"clusterName":"a""")]
    [InlineData("null,")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"clusterName":[null]}""")]
    [InlineData("""{"tags":[null]}""")]
    public async Task An_odd_document_is_refused(string body)
    {
        await using var local = await TestLocal.StartAsync();
        body = body.Replace("{{deep}}", new string('[', 100_000) + new string(']', 100_000), StringComparison.Ordinal);
        using var response = await SendAsync(local, "ecs", body, Json, "AmazonEC2ContainerServiceV20141113.CreateCluster");
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{response.StatusCode} {Short(answer)}");
        Assert.Contains("SerializationException", answer, StringComparison.Ordinal);
        await AssertAliveAsync(local);
    }

    [Theory]
    [InlineData("CreateService", """{"serviceName":"s","desiredCount":99999999999}""")]
    [InlineData("CreateService", """{"serviceName":"s","desiredCount":1e400}""")]
    [InlineData("RunTask", """{"taskDefinition":"t","count":-99999999999}""")]
    [InlineData("ListServiceDeployments", """{"service":"s","createdAt":{"after":1e300}}""")]
    [InlineData("ListServiceDeployments", """{"service":"s","createdAt":{"after":"NaN"}}""")]
    [InlineData("ListServiceDeployments", """{"service":"s","createdAt":{"after":"Infinity"}}""")]
    public async Task A_number_that_its_type_cannot_hold_is_refused(string operation, string body)
    {
        await using var local = await TestLocal.StartAsync();
        using var response = await SendAsync(local, "ecs", body, Json, $"AmazonEC2ContainerServiceV20141113.{operation}");
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{response.StatusCode} {answer}");
        Assert.Contains("SerializationException", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_tasks_than_a_service_can_have_are_refused()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var (_, code, message) = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody(desired: 2_000_000_000));
        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("5000", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("eu-west-1\\..\\x")]
    [InlineData("EU-WEST-1")]
    [InlineData("{long}")]
    public async Task A_Region_that_is_none_is_refused(string region)
    {
        await using var local = await TestLocal.StartAsync();
        local.Aws.Region = region.Replace("{long}", new string('a', 300), StringComparison.Ordinal);
        using var response = await SendAsync(local, "ecs", "{}", Json, "AmazonEC2ContainerServiceV20141113.ListClusters");
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    [Theory]
    [InlineData("iam", Form, null, 2)]
    [InlineData("ecs", Json, "AmazonEC2ContainerServiceV20141113.ListClusters", 5)]
    [InlineData("ecr", Json, "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories", 33)]
    public async Task A_body_that_is_too_large_is_refused(string service, string type, string? target, int mebibytes)
    {
        await using var local = await TestLocal.StartAsync();
        using var response = await SendAsync(local, service, new string(' ', mebibytes * 1024 * 1024), type, target);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("RequestEntityTooLarge", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AssertAliveAsync(local);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestLocal local, string service, string body, string type, string? target = null)
    {
        using var request = local.Aws.Signed(HttpMethod.Post, "/", service);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        // A server that refuses by the length alone does not read the rest.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (target is not null) request.Headers.Add("X-Amz-Target", target);
        return await local.Aws.Client.SendAsync(request);
    }

    private static async Task AssertAliveAsync(TestLocal local) => Assert.Equal("ready", (string)(await local.Aws.AdminAsync("health"))["status"]!);

    private static string Short(string text) => text.Length < 500 ? text : text[..500];
}
