using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Puts the registry's credentials where the .NET SDK looks for them. <see cref="CompletePush"/> takes them away again.</summary>
public sealed class SetPushCredentials : Task
{
    /// <summary>The deployment, from <see cref="StartDeployment"/>.</summary>
    [Required]
    public required string Session { get; set; }

    /// <summary>Sets the environment variables.</summary>
    public override bool Execute()
    {
        var session = DeploymentSession.Find(BuildEngine, Session);
        session.PushEnvironment = new PushEnvironment(session.Destination!, session.Credentials);
        return true;
    }
}
