using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Testing.Local;

/// <summary>What a test asks and tells a local AWS beside AWS's own interface: see <c>/_local/</c> in Deploy.Local's README.</summary>
public abstract class LocalAdmin : IDisposable
{
    /// <summary>The endpoint of every service.</summary>
    public abstract string Url { get; }

    /// <summary>For requests that are nobody's.</summary>
    protected HttpClient Http { get; } = new();

    /// <summary>A consistency as AWS may have it: the first read misses what was written, lists have no order, and what names something young is refused.</summary>
    /// <remarks>Half a second is longer than the first pauses of everything that asks again, so that it is asked more than once.</remarks>
    public static JsonObject Behind => new() { ["invisibleReads"] = 1, ["seconds"] = 0.5, ["shuffleLists"] = true, ["refuseYoung"] = true };

    /// <summary>Forgets all state, faults and requests.</summary>
    public async Task ResetAsync()
    {
        await PostAsync("reset", null);
        foreach (var path in (string[])["faults", "tasks/faults", "requests"]) await DeleteAsync(path);
    }

    /// <summary>The operations since the last <see cref="ForgetRequestsAsync"/> that changed something or tried to, as <c>service:operation</c>, in order.</summary>
    public Task<IReadOnlyList<string>> MutationsAsync() => RequestsAsync("?mutating=true");

    /// <summary>Those of them that changed something, and those that never could: what was refused and repeated counts once.</summary>
    public async Task<IReadOnlyList<string>> WritesAsync()
    {
        var calls = (await LoggedAsync("?mutating=true")).Select(entry => (Name: NameOf(entry), IsRefused: (int)entry["status"]! >= 400)).ToList();
        return [.. calls.Where((call, i) => !call.IsRefused || !calls.Skip(i).Contains((call.Name, false))).Select(call => call.Name)];
    }

    /// <summary>All operations since the last <see cref="ForgetRequestsAsync"/>, as <c>service:operation</c>, in order.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(string query = "") => [.. (await LoggedAsync(query)).Select(NameOf)];

    /// <summary>The operations that were refused for want of a permission since the last <see cref="ForgetRequestsAsync"/>.</summary>
    public async Task<IReadOnlyList<string>> DeniedAsync() =>
    [
        .. (await LoggedAsync(""))
            .Where(entry => ((string?)entry["errorCode"]) is { } code && (code.StartsWith("AccessDenied", StringComparison.Ordinal) || code is "UnauthorizedOperation" or "DENIED"))
            .Select(NameOf),
    ];

    /// <summary>Forgets the request log.</summary>
    public Task ForgetRequestsAsync() => DeleteAsync("requests");

    /// <summary>Sets a fault of an operation.</summary>
    public Task FaultAsync(string service, string operation, string kind, int times = 1) => PostAsync("faults", new { service, operation, kind, times });

    /// <summary>Removes all faults of operations.</summary>
    public Task ClearFaultsAsync() => DeleteAsync("faults");

    /// <summary>Sets a fault of tasks.</summary>
    public Task TaskFaultAsync(object fault) => PostAsync("tasks/faults", fault);

    /// <summary>Removes all faults of tasks.</summary>
    public Task ClearTaskFaultsAsync() => DeleteAsync("tasks/faults");

    /// <summary>From now on all callers are one, who may do what the policies say and nothing else. A reset ends it.</summary>
    public Task IdentifyAsync(params JsonObject[] policies) =>
        PostAsync("identity", new { principal = "arn:aws:sts::000000000000:assumed-role/deployer/test", policies });

    /// <summary>From now on all callers may do everything again.</summary>
    public Task ForgetIdentityAsync() => DeleteAsync("identity");

    /// <summary>Makes a parameter, as somebody else would.</summary>
    public async Task PutParameterAsync(string name, string region)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=somebody/{DateTime.UtcNow:yyyyMMdd}/{region}/ssm/aws4_request, SignedHeaders=host, Signature=00");
        request.Headers.Add("X-Amz-Target", "AmazonSSM.PutParameter");
        request.Content = new StringContent(
            new JsonObject { ["Name"] = name, ["Type"] = "SecureString", ["Value"] = "somebody-else-knows" }.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1");
        using var reply = await Http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>How long after its creation a service can assume its service-linked role, at the usual speed.</summary>
    public Task ServiceLinkedRolesAsync(double delaySeconds) => PostAsync("service-linked-roles", new { delaySeconds });

    /// <summary>From now on reads are behind writes; what was written before is visible.</summary>
    public Task FallBehindAsync() => PostAsync("consistency", Behind);

    /// <summary>From now on every read sees every write, and lists have an order.</summary>
    public Task CatchUpAsync() => DeleteAsync("consistency");

    /// <summary>Whether the account has default VPCs.</summary>
    public Task DefaultVpcAsync(bool exists) => PostAsync("network", new { defaultVpc = exists });

    /// <summary>Is as strict as AWS while something runs: all callers may do what the policy says and nothing else, and reads are behind writes.</summary>
    public async Task<T> StrictAsync<T>(JsonObject policy, Func<Task<T>> run)
    {
        await IdentifyAsync((JsonObject)policy.DeepClone());
        await FallBehindAsync();
        try
        {
            return await run();
        }
        finally
        {
            await CatchUpAsync();
            await ForgetIdentityAsync();
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<IEnumerable<JsonNode>> LoggedAsync(string query) =>
        (await Http.GetFromJsonAsync<JsonNode>(AddressOf("requests" + query)))!["requests"]!.AsArray().Select(entry => entry!);

    private static string NameOf(JsonNode entry) => $"{(string?)entry["service"]}:{(string?)entry["operation"]}";

    private async Task DeleteAsync(string path)
    {
        using var reply = await Http.DeleteAsync(AddressOf(path));
        reply.EnsureSuccessStatusCode();
    }

    private async Task PostAsync(string path, object? body)
    {
        using var reply = body is null ? await Http.PostAsync(AddressOf(path), null) : await Http.PostAsJsonAsync(AddressOf(path), body, JsonSerializerOptions.Web);
        if (!reply.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");
    }

    private Uri AddressOf(string path) => new($"{Url}/_local/{path}");
}
