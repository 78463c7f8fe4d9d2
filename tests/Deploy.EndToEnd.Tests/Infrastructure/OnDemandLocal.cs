using System.Text.Json.Nodes;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The local AWS as a user has it: a deployment starts it, on a state folder of the test's own, and it goes on afterwards.</summary>
public sealed class OnDemandLocal : LocalAdmin
{
    private readonly TemporaryFolder _state = new("local-state");

    /// <summary>What a process needs to find it.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["DEPLOY_ECS_LOCAL_STATE"] = _state.Root,
        // Nothing of the machine's own account may be used, even by mistake.
        ["AWS_PROFILE"] = null,
        ["AWS_ENDPOINT_URL"] = null,
        ["AWS_REGION"] = null,
        ["AWS_DEFAULT_REGION"] = null,
        ["AWS_ACCESS_KEY_ID"] = null,
        ["AWS_SECRET_ACCESS_KEY"] = null,
        ["AWS_SESSION_TOKEN"] = null,
    };

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">Nothing has started it yet.</exception>
    public override string Url => ((string)JsonNode.Parse(File.ReadAllText(_state.PathOf("endpoint.json")))!["url"]!).TrimEnd('/');

    /// <summary>Where it keeps its state.</summary>
    public string StateDirectory => _state.Root;

    /// <summary>Whether it answers.</summary>
    public async Task<bool> IsRunningAsync()
    {
        if (!File.Exists(_state.PathOf("endpoint.json"))) return false;
        using var reply = await Http.GetAsync(new Uri($"{Url}/_local/health"));
        return reply.IsSuccessStatusCode;
    }

    /// <summary>What a service that runs there answers, asked at the address that a deployment prints.</summary>
    /// <param name="service">The first two parts of its host name: <c>service.environment</c>.</param>
    /// <param name="path">The path.</param>
    public async Task<string> AskAsync(string service, string path = "/")
    {
        // Not every system's resolver knows names below localhost; browsers and curl do.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Url}{path}");
        request.Headers.Host = $"{service}.localhost:{new Uri(Url).Port}";
        using var reply = await Http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        return reply.IsSuccessStatusCode ? text : throw new HttpRequestException($"{(int)reply.StatusCode}: {text}");
    }

    /// <summary>Ends it, and deletes its state.</summary>
    public override void Dispose()
    {
        if (File.Exists(_state.PathOf("endpoint.json")))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/_local/shutdown");
                using var reply = Http.Send(request);
            }
            catch (HttpRequestException)
            {
                // It is gone already.
            }
        }

        _state.Dispose();
        base.Dispose();
    }
}
