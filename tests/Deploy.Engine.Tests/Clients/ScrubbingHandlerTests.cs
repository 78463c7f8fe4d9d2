using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Deploy.Engine.Clients;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Clients;

/// <summary>What an error says loses sensitive values, however they are written there, and nothing else.</summary>
public sealed class ScrubbingHandlerTests
{
    /// <summary>Both JSON and XML write it otherwise than it is.</summary>
    private const string Odd = "p&ss\"<word> zq";

    [Theory]
    [InlineData("message")]
    [InlineData("Message")]
    [InlineData("errorMessage")]
    public async Task A_message_in_JSON(string member)
    {
        var reply = await AnswerAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = "ClientException", [member] = $"bad value {Odd}." }));

        var error = JsonDocument.Parse(reply).RootElement;
        Assert.Equal(("ClientException", "bad value (hidden)."), (error.GetProperty("__type").GetString(), error.GetProperty(member).GetString()));
    }

    [Fact]
    public async Task A_message_in_XML()
    {
        var error = new XElement("ErrorResponse", new XElement("Error", new XElement("Code", "ValidationError"), new XElement("Message", $"bad value {Odd}.")));

        var reply = XElement.Parse(await AnswerAsync(error.ToString()));

        Assert.Equal(("ValidationError", "bad value (hidden)."), (reply.Descendants("Code").Single().Value, reply.Descendants("Message").Single().Value));
    }

    [Theory]
    [InlineData("refused: token-of-the-shop!", "refused: (hidden)!")]
    [InlineData("<html>token-of-the-shop", "<html>(hidden)")]
    [InlineData("{token-of-the-shop", "{(hidden)")]
    public async Task What_no_service_writes(string text, string expected) => Assert.Equal(expected, await AnswerAsync(text));

    [Fact]
    public async Task A_code_is_never_changed_and_neither_is_an_answer_that_is_no_error()
    {
        const string Text = """{"__type":"token-of-the-shop"}""";

        Assert.Equal(Text, await AnswerAsync(Text));
        Assert.Equal("token-of-the-shop", await AnswerAsync("token-of-the-shop", HttpStatusCode.OK));
    }

    [Theory]
    // Short values only as words, shorter ones not at all.
    [InlineData("the pin is 1234, not 12345 or a1234", "the pin is (hidden), not 12345 or a1234")]
    [InlineData("on or off", "on or off")]
    // In the middle of a word, where it cannot be anything else.
    [InlineData("xtoken-of-the-shopx", "x(hidden)x")]
    // What stands openly in the plan: the family, the Region.
    [InlineData("storefront-api in eu-central-1", "storefront-api in eu-central-1")]
    public void Only_what_is_a_secret(string text, string expected) => Assert.Equal(expected, Texts().Scrub(text));

    private static SensitiveTexts Texts()
    {
        var task = Plans.TaskDefinition(false, Odd) with { Name = "storefront-api" };
        string[] values = [Odd, "token-of-the-shop", "1234", "on", "storefront-api", "eu-central-1"];
        var variables = values.Select((value, i) => new EnvironmentVariableSpec($"V{i}", value)).ToEquatableList();
        var texts = new SensitiveTexts();
        texts.Add([task with { ContainerDefinitions = EquatableList.Of(task.ContainerDefinitions[0] with { Environment = variables }) }], "eu-central-1");
        return texts;
    }

    private static async Task<string> AnswerAsync(string text, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var http = new HttpClient(new ScrubbingHandler(new Answering(status, text), Texts()));
        using var reply = await http.GetAsync(new Uri("http://localhost/"));
        return await reply.Content.ReadAsStringAsync();
    }

    private sealed class Answering(HttpStatusCode status, string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") });
    }
}
