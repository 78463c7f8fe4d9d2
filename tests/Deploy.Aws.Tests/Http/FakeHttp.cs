using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Deploy.Aws.Tests.Http;

/// <summary>Stands in for the network: keeps what a client sent and answers what the test says.</summary>
internal sealed class FakeHttp(Func<int, Reply> answer) : HttpClientFactory
{
    private readonly Func<int, Reply> _answer = answer;
    private readonly List<Captured> _requests = [];

    public FakeHttp(Reply reply)
        : this(_ => reply)
    {
    }

    public IReadOnlyList<Captured> Requests => _requests;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(FakeHttp owner) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(",", h.Value));
            owner._requests.Add(new Captured(request.Method.Method, request.RequestUri!, headers, body));
            var reply = owner._answer(owner._requests.Count);
            var response = new HttpResponseMessage(reply.Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(reply.Body)) };
            foreach (var (name, value) in reply.Headers ?? [])
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }
    }
}

/// <summary>A request as it reached the wire; header names in lower case.</summary>
internal sealed record Captured(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The region in the credential scope of the signature.</summary>
    public string SigningRegion => Scope[2];

    /// <summary>The service in the credential scope of the signature.</summary>
    public string SigningName => Scope[3];

    private string[] Scope => Headers["authorization"].Split("Credential=")[1].Split(',')[0].Split('/');
}

/// <summary>What the stand-in answers.</summary>
internal sealed record Reply(string Body, HttpStatusCode Status = HttpStatusCode.OK, Dictionary<string, string>? Headers = null);
