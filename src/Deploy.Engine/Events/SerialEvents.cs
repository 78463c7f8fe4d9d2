namespace Deploy.Engine.Events;

/// <summary>Lets several threads report to a sink that takes one at a time.</summary>
public sealed class SerialEvents(IDeploymentEvents inner) : IDeploymentEvents
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(DeploymentEvent happened)
    {
        lock (_lock) inner.Report(happened);
    }

    /// <inheritdoc/>
    public Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken) => inner.AskForImageAsync(request, cancellationToken);
}
