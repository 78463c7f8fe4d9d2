using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Docker.DotNet;

namespace Deploy.Local.Containers;

/// <summary>What an engine says, or that it says nothing.</summary>
internal static class EngineProblem
{
    /// <summary>Whether it is one of those that an engine, or the way to it, gives.</summary>
    public static bool Is(Exception e) =>
        e is DockerApiException or DockerConfigurationException or JsonException
        || e is HttpRequestException or IOException or TimeoutException or SocketException or UnauthorizedAccessException;

    /// <summary>The engine's own words, in a line.</summary>
    public static string Words(Exception e) =>
        OneLine(e is DockerApiException { ResponseBody: { } body } ? Message(body) : Innermost(e).Message);

    private static string Message(string body)
    {
        try
        {
            return (string?)JsonNode.Parse(body)?["message"] ?? body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return body;
        }
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
