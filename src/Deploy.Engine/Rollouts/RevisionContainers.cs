using Amazon.ECS.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Rollouts;

/// <summary>The containers of the revision that is rolled out, as ECS has it. Read once.</summary>
internal sealed class RevisionContainers(AwsClients aws, string taskDefinitionArn)
{
    private List<ContainerDefinition>? _containers;

    public async Task<IReadOnlyList<ContainerDefinition>> GetAsync(CancellationToken cancellationToken) =>
        _containers ??= (await aws.Ecs.DescribeTaskDefinitionAsync(
            new DescribeTaskDefinitionRequest { TaskDefinition = taskDefinitionArn }, cancellationToken)).TaskDefinition?.ContainerDefinitions ?? [];

    /// <summary>True where ECS calls a task healthy only after a check of an essential container. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html</summary>
    public async Task<bool> HaveHealthCheckAsync(CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Any(container => container.Essential != false && container.HealthCheck?.Command is { Count: > 0 } command && command[0] != "NONE");
}
