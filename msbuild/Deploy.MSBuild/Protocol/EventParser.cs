using System.Text.Json;

namespace Deploy.MSBuild.Protocol;

/// <summary>Reads lines of the command's standard output.</summary>
internal static class EventParser
{
    /// <summary>The event of a line; a line that is no event is an <see cref="OutputLine"/>.</summary>
    public static CommandEvent Parse(string line)
    {
        if (!line.StartsWith('{')) return Unknown(line);
        try
        {
            using var document = JsonDocument.Parse(line);
            return Parse(document.RootElement) ?? Unknown(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return Unknown(line);
        }
    }

    private static CommandEvent? Parse(JsonElement json) => Text(json, "event") switch
    {
        "phase" when Text(json, "name") is { } name => new PhaseEvent(name),
        "message" when Text(json, "text") is { } text => new MessageEvent(Text(json, "level") ?? "info", text),
        "diagnostic" when Text(json, "code") is { } code =>
            new DiagnosticEvent(code, Text(json, "severity") != "warning", Text(json, "text") ?? "", Text(json, "file"), Number(json, "line"), Number(json, "column")),
        "image" when Text(json, "action") is { } action => Image(json, action),
        "outcome" when Text(json, "outcome") is { } outcome => new OutcomeEvent(outcome, Text(json, "code"), Number(json, "exitCode"), Text(json, "report")),
        _ => null,
    };

    private static ImageEvent? Image(JsonElement json, string action)
    {
        if (action != ImageEvent.Push) return new ImageEvent(action, null, null);
        if (Text(json, "registry") is not { } registry || Text(json, "repository") is not { } repository || Text(json, "tag") is not { } tag) return null;
        var insecure = json.TryGetProperty("insecure", out var flag) && flag.ValueKind == JsonValueKind.True;
        var destination = new PushDestination(registry, repository, tag, Text(json, "baseImage"), Text(json, "runtimeIdentifier"), insecure);
        var credentials = Text(json, "username") is { } user && Text(json, "password") is { } password ? new PushCredentials(user, password) : null;
        return new ImageEvent(action, destination, credentials);
    }

    /// <summary>A line that is logged as it is. One that may hold credentials (an event cut off in the middle) never is.</summary>
    private static OutputLine Unknown(string line) =>
        new(line.Contains("password", StringComparison.OrdinalIgnoreCase) ? "(a line that may hold credentials was left out)" : line);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;
}
