using Deploy.MSBuild.Protocol;

namespace Deploy.MSBuild;

/// <summary>Logs what the command says until something awaited happens, the deployment ends, or the build is cancelled.</summary>
internal sealed class EventPump(DeploymentSession session, EventLog log)
{
    // MSBuild gives up on a task thirty seconds after it asked it to stop.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(5);

    /// <summary>Whether the deployment is over, in whatever way.</summary>
    public bool Finished { get; private set; }

    /// <summary>The awaited event; null when the deployment ended before it. Errors are logged.</summary>
    public CommandEvent? Until(Func<CommandEvent, bool> awaited, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var next = session.Command.Take(cancel);
                log.Write(next);
                if (next is OutcomeEvent or EndedEvent)
                {
                    End(next as OutcomeEvent, next as EndedEvent);
                    return null;
                }

                if (awaited(next)) return next;
                // The command waits for an answer that nobody else would give.
                if (next is ImageEvent { Action: ImageEvent.Push }) session.Command.Send("""{"failed":"A build pushes one image to one repository."}""");
            }
        }
        catch (OperationCanceledException)
        {
            Stop();
            return null;
        }
    }

    private void End(OutcomeEvent? outcome, EndedEvent? ended)
    {
        Finished = true;
        if (ended is null) Drain(ExitGrace, next => next is EndedEvent);
        log.WriteEnd(outcome, ended);
        session.Dispose();
    }

    private void Stop()
    {
        Finished = true;
        session.Command.RequestStop();
        OutcomeEvent? outcome = null;
        Drain(StopGrace, next =>
        {
            outcome ??= next as OutcomeEvent;
            return next is EndedEvent;
        });
        session.Command.Kill();
        log.WriteCancelled(outcome);
        session.Dispose();
    }

    private void Drain(TimeSpan time, Func<CommandEvent, bool> isLast)
    {
        var end = DateTime.UtcNow + time;
        while (session.Command.Take(end - DateTime.UtcNow) is { } next)
        {
            log.Write(next);
            if (isLast(next)) return;
        }
    }
}
