using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>One deployment of one project: what the tasks of its targets share, kept by MSBuild until the build ends.</summary>
internal sealed class DeploymentSession(CommandProcess command, string projectFile) : IDisposable
{
    /// <summary>The name under which the next task finds it.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("n");

    /// <summary>The running command.</summary>
    public CommandProcess Command { get; } = command;

    /// <summary>Full path of the project: the place of errors that have none in the source.</summary>
    public string ProjectFile { get; } = projectFile;

    /// <summary>Whether somebody reads along in a terminal, by MSBuild's terminal logger.</summary>
    public bool InTerminal { get; init; }

    /// <summary>Error codes that were logged, over all tasks.</summary>
    public HashSet<string> ReportedCodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Where to push, after the event that says so.</summary>
    public PushDestination? Destination { get; set; }

    /// <summary>With which credentials; null again as soon as the push is over.</summary>
    public PushCredentials? Credentials { get; set; }

    /// <summary>The environment variables of the push while it runs.</summary>
    public PushEnvironment? PushEnvironment { get; set; }

    /// <summary>The session that an earlier task of the project started.</summary>
    public static DeploymentSession Find(IBuildEngine engine, string id) =>
        ((IBuildEngine4)engine).GetRegisteredTaskObject(Key(id), RegisteredTaskObjectLifetime.Build) as DeploymentSession
        ?? throw new InvalidOperationException("The deployment was not started in this build.");

    /// <summary>Makes later tasks find it, and has it disposed when the build ends in any way.</summary>
    public void Register(IBuildEngine engine) =>
        ((IBuildEngine4)engine).RegisterTaskObject(Key(Id), this, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);

    /// <summary>Forgets the credentials and takes them out of the environment.</summary>
    public void EndPush()
    {
        Credentials = null;
        PushEnvironment?.Dispose();
        PushEnvironment = null;
    }

    /// <summary>Stops the command if it still runs.</summary>
    public void Dispose()
    {
        EndPush();
        Command.Dispose();
    }

    private static string Key(string id) => $"Deploy.Ecs/{id}";
}
