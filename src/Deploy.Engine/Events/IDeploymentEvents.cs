namespace Deploy.Engine.Events;

/// <summary>Where a run tells what it does. Calls come from one thread at a time.</summary>
public interface IDeploymentEvents
{
    /// <summary>Tells something.</summary>
    void Report(DeploymentEvent happened);

    /// <summary>Asks the caller to push the project's image. Ends when the answer is there.</summary>
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
    Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken);
}
