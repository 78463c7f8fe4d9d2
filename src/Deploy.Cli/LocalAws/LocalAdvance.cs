using System.Net.Http.Json;
using System.Text.Json;

namespace Deploy.Cli.LocalAws;

/// <summary>What a local AWS tells of moving its clock.</summary>
/// <param name="Until">Its time now.</param>
/// <param name="Fired">What schedules and rules tried to start, in the order of time.</param>
/// <param name="Error">Why it was not moved, or not as far as was asked for; null: it was.</param>
internal sealed record LocalAdvance(DateTimeOffset? Until, IReadOnlyList<LocalAdvance.Start>? Fired, string? Error)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A start that was tried.</summary>
    /// <param name="Source">The ARN of the schedule or rule.</param>
    /// <param name="Region">Where it is.</param>
    /// <param name="Due">When it was due.</param>
    /// <param name="At">When it was tried.</param>
    /// <param name="Tasks">The ARNs of the tasks that it started.</param>
    /// <param name="Error">Why it started none.</param>
    internal sealed record Start(string Source, string Region, DateTimeOffset Due, DateTimeOffset At, IReadOnlyList<string> Tasks, string? Error);

    /// <summary>Moves the clock of a local AWS on, which may take minutes where much is due.</summary>
    /// <exception cref="LocalStartException">It does not answer, or not as this version expects.</exception>
    public static async Task<LocalAdvance> RunAsync(LocalEndpoint endpoint, string duration, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(LocalProcess.Direct()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            using var reply = await http.PostAsJsonAsync(new Uri($"{endpoint.Url.TrimEnd('/')}/_local/clock"), new { advance = duration }, cancellationToken);
            return await reply.Content.ReadFromJsonAsync<LocalAdvance>(Json, cancellationToken) ?? throw new JsonException("The answer is empty.");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new LocalStartException($"The local AWS on {endpoint.Url} (version {endpoint.Version}) does not move its clock: {e.Message}", e);
        }
    }
}
