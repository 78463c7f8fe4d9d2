using Deploy.Engine.Events;

namespace Deploy.Engine.Tests.Support;

/// <summary>Keeps what a run tells, and answers requests for an image.</summary>
internal sealed class RecordedEvents(Func<ImageRequest, ImageAnswer>? push = null) : IDeploymentEvents
{
    private readonly Lock _lock = new();
    private readonly List<DeploymentEvent> _all = [];

    public IReadOnlyList<DeploymentEvent> All
    {
        get
        {
            lock (_lock) return [.. _all];
        }
    }

    public IEnumerable<DiagnosticEvent> Diagnostics => All.OfType<DiagnosticEvent>();

    public IEnumerable<string> Phases => All.OfType<PhaseEvent>().Select(phase => phase.Name);

    public string ChangeLines => string.Join('\n', All.OfType<ChangesEvent>().SelectMany(changes => changes.Lines));

    public string Text => string.Join('\n', All.Select(happened => happened.ToString()));

    public void Report(DeploymentEvent happened)
    {
        lock (_lock) _all.Add(happened);
    }

    public Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(push?.Invoke(request) ?? new ImageAnswer(null, "nobody pushes in this test"));
}
