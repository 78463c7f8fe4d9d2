using System.Reflection;
using Deploy.Plan.Texts;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild.Quiet;

/// <summary>The build as a task sees it, for which some messages of that task are of low importance.</summary>
public class QuietEngine : DispatchProxy
{
    /// <summary>How the lines of the single steps begin; that an image is built and was pushed is told without it.</summary>
    private const string Step = "[Microsoft.NET.Build.Containers.";

    private IBuildEngine _engine = null!;

    /// <summary>Stands before an engine.</summary>
    internal static IBuildEngine Around(IBuildEngine engine)
    {
        // An engine of an MSBuild that knows less is left as it is: the lines are long, and right.
        if (engine is not IBuildEngine10) return engine;
        var quiet = Create<IBuildEngine10, QuietEngine>();
        ((QuietEngine)(object)quiet)._engine = engine;
        return quiet;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IBuildEngine.LogMessageEvent) && args is [BuildMessageEventArgs { Importance: not MessageImportance.Low } message]
            && message.Message?.StartsWith(Step, StringComparison.Ordinal) == true)
        {
            _engine.LogMessageEvent(new BuildMessageEventArgs(ForeignText.LogLine(message.Message), message.HelpKeyword, message.SenderName, MessageImportance.Low, message.Timestamp));
            return null;
        }

        return targetMethod.Invoke(_engine, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
