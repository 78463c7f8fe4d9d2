using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>A task that listens to the running command. Cancelling it stops the command and is a failure.</summary>
public abstract class DeploymentTask : Task, ICancelableTask
{
    private readonly CancellationTokenSource _cancel = new();

    /// <summary>Whether the deployment is over.</summary>
    [Output]
    public bool Finished { get; private set; }

    /// <summary>Asks the command to stop.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Logs events until an awaited one; null when the deployment ended first.</summary>
    private protected CommandEvent? Listen(DeploymentSession session, Func<CommandEvent, bool> awaited)
    {
        var pump = new EventPump(session, new EventLog(new BuildLog(Log, session.InTerminal), session));
        var found = pump.Until(awaited, _cancel.Token);
        Finished = pump.Finished;
        return found;
    }
}
