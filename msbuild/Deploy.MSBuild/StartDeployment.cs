using System.ComponentModel;
using Deploy.Engine.Options;
using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Starts <c>deploy-ecs</c> and listens to it until it says what is to happen with the image, or ends.</summary>
public sealed partial class StartDeployment : DeploymentTask
{
    /// <summary>Starts and listens.</summary>
    public override bool Execute()
    {
        if (Open() is not { } session) return false;
        session.Register(BuildEngine);
        Session = session.Id;
        if (Listen(session, next => next is ImageEvent) is ImageEvent image)
        {
            ImageAction = image.Action;
            session.Destination = image.Destination;
            session.Credentials = image.Credentials;
            (PushRegistry, PushRepository, PushTag) = (image.Destination?.Registry, image.Destination?.Repository, image.Destination?.Tag);
            (PushBaseImage, PushRuntimeIdentifier) = (image.Destination?.BaseImage, image.Destination?.RuntimeIdentifier);
        }

        return !Log.HasLoggedErrors;
    }

    private DeploymentSession? Open()
    {
        if (!File.Exists(Command))
        {
            new BuildLog(Log).Error(Codes.CommandMissing, ProjectFile, $"The command '{Command}' does not exist. Restore the package again, or correct DeployEcsCommand.");
            return null;
        }

        var isAssembly = Command.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var (program, arguments) = isAssembly ? (DotnetHost, Arguments().Prepend(Command)) : (Command, Arguments());
        try
        {
            return new DeploymentSession(CommandProcess.Start(program, arguments, ProjectDirectory), ProjectFile) { InTerminal = MSBuild.TerminalLogger.Writes(TerminalLogger) };
        }
        catch (Win32Exception exception)
        {
            new BuildLog(Log).Error(Codes.CommandMissing, ProjectFile, $"'{program}' cannot be started: {exception.Message}");
            return null;
        }
    }

    private IEnumerable<string> Arguments() => new CommandLine()
        .Add(PlanOnly ? "plan" : "apply")
        .Add("--plan", Plan)
        .Add("--project-directory", ProjectDirectory)
        .AddIf(Local, "--local")
        .Add("--publish-directory", PublishDirectory)
        .Add("--container-settings", ContainerSettings)
        .Add(PlanOnly ? OptionVerbs.Plan : OptionVerbs.Apply, Options, ProjectDirectory)
        .Add("--events")
        .Arguments;

    private string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;
}
