using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>What every resource that runs tasks says about them: services and schedules.</summary>
public interface IRunsTasks
{
    /// <summary>The task definition that it runs.</summary>
    ResourceAddress TaskDefinition { get; }

    /// <summary>What the tasks run on.</summary>
    LaunchType LaunchType { get; }

    /// <summary>The Fargate platform version; null: AWS's own default, <c>LATEST</c>.</summary>
    string? PlatformVersion { get; }

    /// <summary>The network of the tasks; null: none is given.</summary>
    NetworkSpec? NetworkConfiguration { get; }

    /// <summary>A copy whose tasks are in another network.</summary>
    ResourceSpec WithNetwork(NetworkSpec network);
}
