using System.Text.Json;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Takes the credentials out of the environment and tells the command the image's digest, or that there is none.</summary>
public sealed class CompletePush : Task
{
    /// <summary>The deployment, from <see cref="StartDeployment"/>.</summary>
    [Required]
    public required string Session { get; set; }

    /// <summary>The digest of what was pushed: <c>sha256:…</c>.</summary>
    public string? Digest { get; set; }

    /// <summary>Ends the push.</summary>
    public override bool Execute()
    {
        var session = DeploymentSession.Find(BuildEngine, Session);
        session.EndPush();
        session.Command.Send(string.IsNullOrEmpty(Digest)
            ? JsonSerializer.Serialize(new { failed = "The image was not built or not pushed; the build's errors say why." })
            : JsonSerializer.Serialize(new { digest = Digest }));
        return true;
    }
}
