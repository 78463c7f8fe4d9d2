using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>The local AWS as a user has it: a deployment starts it, on a state folder of the test's own, and it goes on afterwards.</summary>
public sealed class OnDemandLocal : IDisposable
{
    /// <summary>The access key with which deployments to it sign.</summary>
    private const string AccessKey = "local";

    private readonly TemporaryFolder _state = new("local-state");
    private readonly HttpClient _http = new();

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

    /// <summary>Its endpoint.</summary>
    /// <exception cref="FileNotFoundException">Nothing has started it yet.</exception>
    public string Url => ((string)JsonNode.Parse(File.ReadAllText(_state.PathOf("endpoint.json")))!["url"]!).TrimEnd('/');

    /// <summary>The passwords that its registry can have issued in a span of time: each is its own expiry and who got it, signed with the registry's key.</summary>
    public IReadOnlyList<string> Passwords(DateTimeOffset from, DateTimeOffset until)
    {
        var key = File.ReadAllBytes(Directory.EnumerateFiles(_state.Root, "token.key", SearchOption.AllDirectories).Single());
        var first = from.AddHours(12).ToUnixTimeSeconds();
        return [.. Enumerable.Range(0, (int)(until - from).TotalSeconds + 2).Select(second => $"{first + second}.{AccessKey}").Select(text => $"{text}.{Sign(key, text)}")];
    }

    /// <summary>The files of its state, without the one that keeps others out.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_state.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock");

    /// <summary>Whether it answers.</summary>
    public async Task<bool> IsRunningAsync()
    {
        if (!File.Exists(_state.PathOf("endpoint.json"))) return false;
        using var reply = await _http.GetAsync(new Uri($"{Url}/_local/health"));
        return reply.IsSuccessStatusCode;
    }

    /// <summary>Forgets the requests so far.</summary>
    public Task ForgetRequestsAsync() => SendAsync(HttpMethod.Delete, "requests", null);

    /// <summary>The operations since then that changed something, or tried to and never could, as <c>service:operation</c>, in order.</summary>
    public async Task<IReadOnlyList<string>> MutationsAsync()
    {
        var log = await _http.GetFromJsonAsync<JsonNode>(new Uri($"{Url}/_local/requests?mutating=true"));
        var calls = log!["requests"]!.AsArray().Select(entry => (Name: $"{entry!["service"]}:{entry["operation"]}", IsRefused: (int)entry["status"]! >= 400)).ToList();
        return [.. calls.Where((call, i) => !call.IsRefused || !calls.Skip(i).Contains((call.Name, false))).Select(call => call.Name)];
    }

    /// <summary>Sets a fault of tasks; see the README of Deploy.Local.</summary>
    public Task TaskFaultAsync(object fault) => SendAsync(HttpMethod.Post, "tasks/faults", fault);

    /// <summary>A document that the image registry serves, or null.</summary>
    public async Task<JsonNode?> ManifestAsync(string image, string password)
    {
        var (repository, digest) = (image[(image.IndexOf('/') + 1)..image.IndexOf('@')], image[(image.IndexOf('@') + 1)..]);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Url}/v2/{repository}/manifests/{digest}");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:{password}")));
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        request.Headers.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
        using var reply = await _http.SendAsync(request);
        return reply.IsSuccessStatusCode ? JsonNode.Parse(await reply.Content.ReadAsStringAsync()) : null;
    }

    /// <summary>Is as strict as AWS while something runs: all callers may do what the policy says and nothing else, and reads are behind writes.</summary>
    /// <param name="policy">Null: they may do everything.</param>
    /// <param name="run">What runs.</param>
    public async Task<T> StrictAsync<T>(JsonObject? policy, Func<Task<T>> run)
    {
        if (policy is not null) await SendAsync(HttpMethod.Post, "identity", new JsonObject { ["policies"] = new JsonArray(policy.DeepClone()) });
        await SendAsync(HttpMethod.Post, "consistency", LocalAws.Behind);
        try
        {
            return await run();
        }
        finally
        {
            await SendAsync(HttpMethod.Delete, "consistency", null);
            await SendAsync(HttpMethod.Delete, "identity", null);
        }
    }

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"{Url}/_local/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var reply = await _http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
    }

    private static string Sign(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));

    /// <summary>Ends it, and deletes its state.</summary>
    public void Dispose()
    {
        if (File.Exists(_state.PathOf("endpoint.json")))
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/_local/shutdown");
                using var reply = _http.Send(request);
            }
            catch (HttpRequestException)
            {
                // It is gone already.
            }
        }

        _http.Dispose();
        _state.Dispose();
    }
}
