using Deploy.Engine.Events;

namespace Deploy.Cli.Output;

/// <summary>Events of a run on their way to whoever called the command.</summary>
internal interface ICommandEvents : IDeploymentEvents, IDisposable
{
    /// <summary>Cancelled when the caller went away.</summary>
    CancellationToken CallerIsGone { get; }
}
