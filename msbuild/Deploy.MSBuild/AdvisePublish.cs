using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild;

/// <summary>
/// Says to whoever builds with <c>-p:DeployToEcs=…</c> that publishing deploys, once in a build. Only where it was asked for on the command line: set in a
/// project or in the environment it is meant for publishes. No project is named: the first to be built may be one that the others refer to, and a file
/// without a project is built as a project that nobody knows.
/// </summary>
public sealed class AdvisePublish : Task
{
    private const string Property = "DeployToEcs";

    /// <summary>The value of <c>DeployToEcs</c>.</summary>
    [Required]
    public required string DeployToEcs { get; set; }

    /// <summary>MSBuild's <c>_MSBUILDTLENABLED</c>: whether its terminal logger writes.</summary>
    public string? TerminalLogger { get; set; }

    /// <summary>Says it.</summary>
    public override bool Execute()
    {
        if (BuildEngine is not IBuildEngine6 engine || !engine.GetGlobalProperties().ContainsKey(Property) || IsSaid(engine)) return true;
        new BuildLog(Log, MSBuild.TerminalLogger.Writes(TerminalLogger)).Message(
            MessageImportance.High,
            "Deploy.Ecs: a build deploys nothing. To deploy, run the same command with publish instead of build: "
            + $"dotnet publish … -p:{Property}={DeployToEcs}");
        return true;
    }

    private static bool IsSaid(IBuildEngine6 engine)
    {
        var key = typeof(AdvisePublish).FullName!;
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null) return true;
        engine.RegisterTaskObject(key, key, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return false;
    }
}
