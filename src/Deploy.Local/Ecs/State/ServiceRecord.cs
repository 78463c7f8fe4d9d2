using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>A service: what it should be, what it was, and how its rollout stands.</summary>
public sealed class ServiceRecord
{
    public required string Name { get; set; }

    public required string Arn { get; set; }

    public required string ClusterArn { get; set; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; set; } = "ACTIVE";

    public double CreatedAt { get; set; }

    public string? ClientToken { get; set; }

    public int DesiredCount { get; set; }

    /// <summary>Members of the service whose change starts no deployment.</summary>
    public JsonObject Settings { get; set; } = [];

    /// <summary>Members whose change makes a new revision and starts a deployment.</summary>
    public JsonObject Workload { get; set; } = [];

    public TagSet Tags { get; set; } = new();

    /// <summary>The primary one first, then older ones that still have tasks.</summary>
    public List<DeploymentRecord> Deployments { get; set; } = [];

    /// <summary>Newest first.</summary>
    public List<ServiceDeploymentRecord> ServiceDeployments { get; set; } = [];

    public List<RevisionRecord> Revisions { get; set; } = [];

    /// <summary>Newest first.</summary>
    public List<EventRecord> Events { get; set; } = [];

    /// <summary>The last deployment that completed: where a rollback goes.</summary>
    public string? LastGoodDeployment { get; set; }

    public string? LastGoodRevision { get; set; }

    /// <summary>When the scheduler looks again by itself.</summary>
    public double? WakeAt { get; set; }

    /// <summary>When everything has been in place long enough to call the deployment complete.</summary>
    public double? CompleteAt { get; set; }

    public bool SteadyAnnounced { get; set; }

    [JsonIgnore]
    public DeploymentRecord Primary => Deployments[0];

    /// <summary>The newest service deployment.</summary>
    [JsonIgnore]
    public ServiceDeploymentRecord Current => ServiceDeployments[0];

    [JsonIgnore]
    public JsonObject DeploymentConfiguration => Settings.Object("deploymentConfiguration") ?? [];

    /// <summary>The deployment that a rollback goes to, where it is still there.</summary>
    [JsonIgnore]
    public DeploymentRecord? LastGood => Deployments.FirstOrDefault(deployment => deployment.Id == LastGoodDeployment);

    /// <summary>Makes its scheduler look again at a moment, or before.</summary>
    public void Wake(double at) => WakeAt = WakeAt is { } earlier ? Math.Min(earlier, at) : at;

    public RevisionRecord Revision(string arn) => Revisions.First(r => r.Arn == arn);
}
