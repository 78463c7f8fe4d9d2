using System.Net;
using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Deploy.Aws.Tests.Http;
using Deploy.Aws.Tests.Models;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Aws.Tests.Protocol;

/// <summary>Errors become exceptions of the code's own type, whichever form the service gives them.</summary>
public sealed class ErrorTests
{
    [Theory]
    [MemberData(nameof(ServiceUnderTest.AllServices), MemberType = typeof(ServiceUnderTest))]
    public async Task Every_error_code_gives_its_typed_exception_in_every_form(string service)
    {
        var tested = ServiceUnderTest.Get(service);
        foreach (var (shape, code) in tested.Model.Errors(tested.Operations))
        {
            foreach (var reply in Forms(tested.Model.Protocol, code))
            {
                var error = await Fail(tested, reply);
                Assert.Equal(tested.Type($"Model.{(shape.EndsWith("Exception", StringComparison.Ordinal) ? shape : shape + "Exception")}"), error.GetType());
                Assert.True(tested.Type(tested.Name + "Exception").IsInstanceOfType(error));
                Assert.Equal((code, "the message", "request-7", HttpStatusCode.BadRequest), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode));
            }
        }
    }

    [Fact]
    public async Task An_unknown_code_gives_the_services_exception_with_the_code()
    {
        foreach (var service in ServiceUnderTest.All)
        {
            foreach (var reply in Forms(service.Model.Protocol, "CodeOfTomorrow"))
            {
                var error = await Fail(service, reply);
                Assert.Equal(service.Type(service.Name + "Exception"), error.GetType());
                Assert.Equal("CodeOfTomorrow", error.ErrorCode);
            }
        }
    }

    [Fact]
    public async Task A_body_that_is_no_document_gives_the_status_and_not_the_body()
    {
        foreach (var service in ServiceUnderTest.All)
        {
            var error = await Fail(service, new Reply("<html>a proxy says s3cr3t", HttpStatusCode.Forbidden));
            Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
            Assert.Contains("403", error.Message);
            Assert.DoesNotContain("s3cr3t", error.ToString());
        }
    }

    [Fact]
    public async Task A_success_that_cannot_be_read_does_not_show_the_body()
    {
        foreach (var service in ServiceUnderTest.All)
        {
            var failure = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Call(service, new Reply("{\"s3cr3t\": <")));
            Assert.DoesNotContain("s3cr3t", failure.ToString());
        }
    }

    [Fact]
    public async Task Members_of_an_error_besides_its_message_are_read()
    {
        var http = new FakeHttp(new Reply("""{"__type":"ConflictException","message":"m","resourceIds":["a","b"]}""", HttpStatusCode.BadRequest));
        using var ecs = new AmazonECSClient(new BasicAWSCredentials("k", "s"), new AmazonECSConfig { RegionEndpoint = RegionEndpoint.EUWest1, HttpClientFactory = http });
        var error = await Assert.ThrowsAsync<ConflictException>(() => ecs.RunTaskAsync(new RunTaskRequest()));
        Assert.Equal(["a", "b"], error.ResourceIds);
    }

    private static IEnumerable<Reply> Forms(string protocol, string code)
    {
        if (protocol == "query")
        {
            yield return new Reply($"<ErrorResponse xmlns=\"urn:x\"><Error><Type>Sender</Type><Code>{code}</Code><Message>the message</Message></Error><RequestId>request-7</RequestId></ErrorResponse>", HttpStatusCode.BadRequest);
            yield return new Reply($"<Response><Errors><Error><Code>{code}</Code><Message>the message</Message></Error></Errors><RequestID>request-7</RequestID></Response>", HttpStatusCode.BadRequest);
            yield break;
        }

        var id = ("x-amzn-RequestId", "request-7");
        yield return Json($$"""{"__type":"{{code}}","message":"the message"}""", id);
        yield return Json($$"""{"__type":"com.amazonaws.service.v20141113#{{code}}","Message":"the message"}""", id);
        yield return Json("""{"message":"the message"}""", id, ("x-amzn-ErrorType", code));
        yield return Json("""{"message":"the message"}""", id, ("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/com.amazon.coral.validate/"));
        yield return Json($$"""{"code":"{{code}}","message":"the message"}""", id);
    }

    private static Reply Json(string body, params (string Name, string Value)[] headers)
        => new(body, HttpStatusCode.BadRequest, headers.ToDictionary(h => h.Name, h => h.Value));

    private static Task<AmazonServiceException> Fail(ServiceUnderTest service, Reply reply)
        => Assert.ThrowsAnyAsync<AmazonServiceException>(() => Call(service, reply));

    private static async Task Call(ServiceUnderTest service, Reply reply)
    {
        using var client = service.CreateClient(c =>
        {
            c.RegionEndpoint = RegionEndpoint.EUCentral1;
            c.HttpClientFactory = new FakeHttp(reply);
            // Some of the codes are throttling codes, which are another test's subject.
            c.MaxErrorRetry = 0;
        });
        var operation = service.Operations[0];
        var input = Sample.Plain(service.Model).Tree(service.Model.Input(operation));
        await service.InvokeAsync(client, operation, service.CreateRequest(operation, input));
    }
}
