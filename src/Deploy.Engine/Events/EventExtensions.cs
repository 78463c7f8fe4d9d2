namespace Deploy.Engine.Events;

/// <summary>Short forms.</summary>
public static class EventExtensions
{
    /// <summary>A line of output.</summary>
    public static void Info(this IDeploymentEvents events, string text) => events.Report(new MessageEvent(MessageLevel.Info, text));

    /// <summary>A line of progress.</summary>
    public static void Progress(this IDeploymentEvents events, string text) => events.Report(new MessageEvent(MessageLevel.Progress, text));

    /// <summary>A warning.</summary>
    public static void Warn(this IDeploymentEvents events, string text) => events.Report(new MessageEvent(MessageLevel.Warning, text));

    /// <summary>A phase begins.</summary>
    public static void Phase(this IDeploymentEvents events, string name) => events.Report(new PhaseEvent(name));
}
