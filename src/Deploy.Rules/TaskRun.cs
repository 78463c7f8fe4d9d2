using Deploy.Ecs;
using Deploy.Plan.Resources;

namespace Deploy.Rules;

/// <summary>A service or schedule, and the task definition that it runs: null where its contents are not known.</summary>
public sealed record TaskRun(ResourceSpec Resource, IRunsTasks Settings, TaskDefinitionSpec? Task)
{
    /// <summary>What it is called in a message: <c>service 'storefront-api'</c>.</summary>
    public string Spoken => $"{Resource.Kind} '{Resource.Name}'";

    /// <summary>Whether its tasks run on Fargate.</summary>
    public bool OnFargate => Settings.LaunchType == LaunchType.Fargate;

    /// <summary>Whether its tasks have network interfaces of their own; null where that is not known.</summary>
    public bool? OnAwsvpc => Task is null ? (OnFargate ? true : null) : Task.NetworkMode == NetworkMode.Awsvpc;
}
