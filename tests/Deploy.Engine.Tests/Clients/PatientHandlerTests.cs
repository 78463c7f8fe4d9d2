using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Tests.Clients;

public sealed class PatientHandlerTests
{
    public static TheoryData<string> Failures => ["reset", "refused", "broken", "500", "502", "503", "504", "html", "empty"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Thirty_seconds_of_it_end_nothing(string failure)
    {
        var time = new SkippingTime();
        var (server, begun) = (new Server(), time.GetTimestamp());
        server.Answer = () => time.GetElapsedTime(begun) < TimeSpan.FromSeconds(30) ? Fail(failure) : Good();

        using var reply = await SendAsync(server, time);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        // A pause between the tries: an outage is not to be hammered.
        Assert.InRange(server.Bodies.Count, 8, 12);
        Assert.All(server.Bodies, body => Assert.Equal("""{"clusterName":"c"}""", body));
    }

    [Theory]
    [InlineData("reset", true)]
    [InlineData("refused", false)]
    [InlineData("500", true)]
    [InlineData("503", false)]
    [InlineData("html", false)]
    [InlineData("empty", true)]
    public async Task A_try_that_may_have_acted_is_remembered(string failure, bool isLost)
    {
        var server = new Server();
        var tries = 0;
        server.Answer = () => tries++ == 0 ? Fail(failure) : Good();
        var lost = new LostAnswers();

        using var reply = await SendAsync(server, new SkippingTime(), lost);

        Assert.Equal(isLost, lost.Contains("call-1"));
    }

    [Theory]
    [InlineData("reset", "reset by peer")]
    [InlineData("html", "a web page came in place of AWS's answer")]
    [InlineData("empty", "an empty answer")]
    public async Task What_stays_is_told_when_the_patience_ends(string failure, string reason)
    {
        var time = new SkippingTime();
        var begun = time.GetTimestamp();

        var problem = await Assert.ThrowsAsync<NoAnswerException>(() => SendAsync(new Server { Answer = () => Fail(failure) }, time));

        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.InRange(time.GetElapsedTime(begun), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public async Task A_failure_of_the_service_is_left_to_the_SDK_when_the_patience_ends()
    {
        using var reply = await SendAsync(new Server { Answer = () => Fail("500") }, new SkippingTime());

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_not_waited_for_longer_than_a_try_may_take()
    {
        var server = new Server();
        var tries = 0;
        server.Wait = () => tries++ == 0 ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;

        using var reply = await SendAsync(server, new SkippingTime());

        Assert.Equal((HttpStatusCode.OK, 2), (reply.StatusCode, tries));
    }

    [Fact]
    public async Task Silence_ends_with_the_patience()
    {
        var problem = await Assert.ThrowsAsync<NoAnswerException>(
            () => SendAsync(new Server { Wait = () => Task.Delay(Timeout.Infinite) }, new SkippingTime()).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Contains("no answer came within 30 seconds", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_refusal_is_an_answer(HttpStatusCode status)
    {
        var server = new Server { Answer = () => new HttpResponseMessage(status) { Content = Text("{}", "application/json") } };

        using var reply = await SendAsync(server, new SkippingTime());

        Assert.Equal((status, 1), (reply.StatusCode, server.Bodies.Count));
    }

    [Fact]
    public async Task An_emulator_that_fails_of_itself_is_not_asked_for_a_minute()
    {
        // A status 500 that no service of AWS signed: moto says so of what it does not know.
        var server = new Server { Answer = () => new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = Text("<html></html>", "text/html") } };

        using var reply = await SendAsync(server, new SkippingTime());

        Assert.Single(server.Bodies);
    }

    [Fact]
    public async Task Logs_says_nothing_where_it_has_nothing_to_say()
    {
        var server = new Server { Answer = () => Signed(new HttpResponseMessage(HttpStatusCode.OK) { Content = Text("", "application/x-amz-json-1.1") }) };

        using var reply = await SendAsync(server, new SkippingTime(), target: "Logs_20140328.PutRetentionPolicy");

        Assert.Single(server.Bodies);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Server server, TimeProvider time, LostAnswers? lost = null, string target = "AmazonEC2ContainerServiceV20141113.CreateCluster")
    {
        using var http = new HttpClient(new PatientHandler(server, Patience.Usual, lost ?? new LostAnswers(), time));
        var request = new HttpRequestMessage(HttpMethod.Post, "http://ecs.invalid/") { Content = Text("""{"clusterName":"c"}""", "application/x-amz-json-1.1") };
        request.Headers.Add(LostAnswers.InvocationHeader, "call-1");
        request.Headers.Add("X-Amz-Target", target);
        return await http.SendAsync(request);
    }

    private static HttpResponseMessage Good() => Signed(new HttpResponseMessage(HttpStatusCode.OK) { Content = Text("{}", "application/x-amz-json-1.1") });

    private static HttpResponseMessage Fail(string failure) => failure switch
    {
        "reset" => throw new HttpRequestException(HttpRequestError.Unknown, "sending failed", new IOException("Connection reset by peer")),
        "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
        "broken" => Signed(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) }),
        "html" => new HttpResponseMessage(HttpStatusCode.OK) { Content = Text("<html>Sign in</html>", "text/html") },
        "empty" => new HttpResponseMessage(HttpStatusCode.OK) { Content = Text("", "text/plain") },
        _ => Signed(new HttpResponseMessage((HttpStatusCode)int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture)) { Content = Text("{}", "application/json") }),
    };

    private static HttpResponseMessage Signed(HttpResponseMessage reply)
    {
        reply.Headers.Add("x-amzn-RequestId", "1");
        return reply;
    }

    private static ByteArrayContent Text(string text, string type) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private sealed class Server : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = Good;

        public Func<Task> Wait { get; set; } = () => Task.CompletedTask;

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            await Wait().WaitAsync(cancellationToken);
            var reply = Answer();
            reply.RequestMessage = request;
            return reply;
        }
    }

    /// <summary>A body in the middle of which the connection breaks.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }
}
