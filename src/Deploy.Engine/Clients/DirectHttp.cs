using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>The SDK's HTTP without a proxy, for endpoints on this machine: the SDK reads <c>HTTP_PROXY</c> by itself.</summary>
internal sealed class DirectHttp : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        if (clientConfig.Timeout is { } timeout) client.Timeout = timeout;
        return client;
    }
}
