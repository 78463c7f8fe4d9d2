using System.Net.Http.Json;
using System.Text.Json;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Reporting;

/// <summary>What the local AWS says about the services that run there.</summary>
/// <param name="Tasks"><c>processes</c> where tasks are processes of this machine; else they are simulated.</param>
/// <param name="Services">The services that listen on a port.</param>
public sealed record LocalServices(string Tasks, IReadOnlyList<LocalService> Services)
{
    /// <summary>Nothing runs there, or it does not say.</summary>
    public static readonly LocalServices None = new("simulated", []);

    /// <summary>Whether no program runs.</summary>
    public bool AreSimulated => Tasks != "processes";

    /// <summary>Asks it. An endpoint that is none of ours, or of an older version, has nothing to say.</summary>
    /// <param name="url">Its endpoint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<LocalServices> ReadAsync(string url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(LoopbackBypass.Handler()) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            return await http.GetFromJsonAsync<LocalServices>(new Uri($"{url.TrimEnd('/')}/_local/services"), JsonSerializerOptions.Web, cancellationToken) ?? None;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return None;
        }
    }
}

/// <summary>A service that listens on this machine.</summary>
/// <param name="ServiceArn">The service.</param>
/// <param name="Url">Where it answers.</param>
/// <param name="Tasks">How many tasks answer there.</param>
/// <param name="Problem">Why none does; null: one does.</param>
public sealed record LocalService(string ServiceArn, string Url, int Tasks, string? Problem);
