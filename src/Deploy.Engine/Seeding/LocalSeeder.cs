using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.Seeding;

/// <summary>Asks the local AWS to have things of an account. Whoever calls this knows that the endpoint is no account.</summary>
public static class LocalSeeder
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What to say to whoever wants nothing but stand-ins, and gets none.</summary>
    public static DeploymentException NoLocal(string url) => new(
        DeploymentOutcome.RefusedByPreflight,
        PreflightCodes.EndpointNotReachable,
        $"What listens at {url} makes no stand-ins: it is no local AWS of this version, or does not answer.");

    /// <summary>Asks it.</summary>
    /// <param name="url">Its endpoint.</param>
    /// <param name="document">A <see cref="SeedDocument"/>, or JSON in the same form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its answer; null: what listens there is none of ours, or of a version that cannot do this.</returns>
    public static async Task<SeedAnswer?> SeedAsync<TDocument>(string url, TDocument document, CancellationToken cancellationToken)
        where TDocument : class
    {
        using var http = new HttpClient(LoopbackBypass.Handler()) { Timeout = Limit };
        try
        {
            using var reply = await http.PostAsJsonAsync(new Uri($"{url.TrimEnd('/')}/_local/seed"), document, Json, cancellationToken);
            var answer = await reply.Content.ReadFromJsonAsync<SeedAnswer>(Json, cancellationToken);
            return answer is { Things: null, Error: null } ? null : answer;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
