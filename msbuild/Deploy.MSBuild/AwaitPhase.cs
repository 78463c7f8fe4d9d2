using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Listens to the running command until a phase begins, or to its end.</summary>
public sealed class AwaitPhase : DeploymentTask
{
    /// <summary>The deployment, from <see cref="StartDeployment"/>.</summary>
    [Required]
    public required string Session { get; set; }

    /// <summary>The phase whose beginning is awaited; left out: the end.</summary>
    public string? Phase { get; set; }

    /// <summary>Listens.</summary>
    public override bool Execute()
    {
        Listen(DeploymentSession.Find(BuildEngine, Session), next => next is PhaseEvent phase && phase.Name == Phase);
        return !Log.HasLoggedErrors;
    }
}
