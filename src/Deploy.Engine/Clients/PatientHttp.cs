using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Gives all clients of a run one HTTP client that is patient, and discreet.</summary>
internal sealed class PatientHttp : HttpClientFactory
{
    private readonly HttpClient _client;

    /// <param name="endpointUrl">The endpoint of every service; null: AWS's own.</param>
    /// <param name="patience">How long a call bears with failures.</param>
    /// <param name="lost">Takes the calls one of whose tries had no answer.</param>
    /// <param name="sensitive">What no error may repeat.</param>
    /// <param name="time">The clock.</param>
    public PatientHttp(string? endpointUrl, Patience patience, LostAnswers lost, SensitiveTexts sensitive, TimeProvider time)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // What listens on this machine is not behind a proxy, whatever NO_PROXY says.
            UseProxy = endpointUrl is null || !LoopbackBypass.IsLoopback(new Uri(endpointUrl)),
            // Names of AWS change their addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _client = new HttpClient(new ScrubbingHandler(new PatientHandler(sockets, patience, lost, time), sensitive)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
