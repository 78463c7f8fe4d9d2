using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Deploy.Engine.Events;
using Deploy.Plan.Texts;

namespace Deploy.Cli.Output;

/// <summary>Events for programs: one JSON object a line on the output, answers one a line on the input. The end of the input means that the caller died.</summary>
internal sealed class JsonEvents : ICommandEvents
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output;
    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _gone = new();

    public JsonEvents(TextReader input, TextWriter output)
    {
        _output = output;
        new Thread(() => Read(input)) { IsBackground = true, Name = "answers" }.Start();
    }

    public CancellationToken CallerIsGone => _gone.Token;

    public void Report(DeploymentEvent happened)
    {
        foreach (var line in Lines(happened)) Write(line);
    }

    public async Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        Write(new JsonObject
        {
            ["event"] = "image",
            ["action"] = "push",
            ["registry"] = request.Registry,
            ["repository"] = request.Repository,
            ["tag"] = request.Tag,
            ["username"] = request.Username,
            ["password"] = request.Password,
            ["baseImage"] = request.BaseImage,
            ["runtimeIdentifier"] = request.RuntimeIdentifier,
            ["insecure"] = request.Insecure,
        });
        try
        {
            return Parse(await _answers.Reader.ReadAsync(cancellationToken));
        }
        catch (ChannelClosedException e)
        {
            throw new OperationCanceledException("The caller is gone.", e);
        }
    }

    // The source of CallerIsGone stays: the thread that reads may still cancel it.
    public void Dispose() => _output.Flush();

    private static ImageAnswer Parse(string line)
    {
        try
        {
            var answer = JsonNode.Parse(line) as JsonObject;
            return new ImageAnswer((string?)answer?["digest"], (string?)answer?["failed"]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ImageAnswer(null, $"the answer is not the JSON that is expected: {e.Message}");
        }
    }

    private static IEnumerable<JsonObject> Lines(DeploymentEvent happened)
    {
        switch (happened)
        {
            case PhaseEvent phase: return [new JsonObject { ["event"] = "phase", ["name"] = phase.Name }];
            case MessageEvent message: return [Message(message.Level.ToString().ToLowerInvariant(), message.Text)];
            case ChangesEvent changes: return changes.Lines.Select(line => Message("info", line));
            case ImageKnownEvent image: return [new JsonObject { ["event"] = "image", ["action"] = image.IsNone ? "none" : "exists" }];
            case DiagnosticEvent diagnostic: return [Diagnostic(diagnostic)];
            case OutcomeEvent outcome:
                return
                [
                    new JsonObject
                    {
                        ["event"] = "outcome",
                        ["outcome"] = outcome.Outcome,
                        ["code"] = outcome.Code,
                        ["exitCode"] = outcome.ExitCode,
                        ["report"] = outcome.Report,
                    },
                ];
            default: return [];
        }
    }

    private static JsonObject Message(string level, string text) => new() { ["event"] = "message", ["level"] = level, ["text"] = text };

    private static JsonObject Diagnostic(DiagnosticEvent diagnostic)
    {
        var line = new JsonObject
        {
            ["event"] = "diagnostic",
            ["code"] = diagnostic.Code,
            ["severity"] = diagnostic.IsError ? "error" : "warning",
            ["text"] = diagnostic.Text,
        };
        if (diagnostic.Location is not { } place) return line;
        line["file"] = place.File;
        line["line"] = place.Line;
        line["column"] = place.Column;
        return line;
    }

    private void Read(TextReader input)
    {
        try
        {
            while (input.ReadLine() is { } line) _answers.Writer.TryWrite(line);
        }
        catch (IOException)
        {
            // A broken pipe is an end as well.
        }

        _answers.Writer.TryComplete();
        _gone.Cancel();
    }

    private void Write(JsonObject line)
    {
        _output.WriteLine(ForeignText.Json(line.ToJsonString(Json)));
        _output.Flush();
    }
}
