using System.Text.Json;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Tests.Support;

/// <summary>All that an environment has in AWS, read without the engine, as one text for each resource.</summary>
internal sealed class EnvironmentState(AwsClients aws, string environment)
{
    private const string EnvironmentTag = "deploy-ecs:environment";

    private readonly SortedDictionary<string, string> _resources = new(StringComparer.Ordinal);

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(AwsClients aws, string environment)
    {
        var state = new EnvironmentState(aws, environment);
        await state.ReadEcsAsync();
        await state.ReadSchedulesAsync();
        await state.ReadRolesAsync();
        await state.ReadLogGroupsAsync();
        await state.ReadRepositoriesAsync();
        return state._resources;
    }

    private async Task ReadEcsAsync()
    {
        foreach (var cluster in (await aws.Ecs.DescribeClustersAsync(new() { Clusters = (await aws.Ecs.ListClustersAsync(new())).ClusterArns, Include = ["TAGS", "SETTINGS"] })).Clusters)
        {
            Keep(cluster.ClusterArn, cluster.Tags.Select(tag => (tag.Key, tag.Value)), cluster);
            if ((await aws.Ecs.ListServicesAsync(new() { Cluster = cluster.ClusterArn })).ServiceArns is not { Count: > 0 } services) continue;
            foreach (var service in (await aws.Ecs.DescribeServicesAsync(new() { Cluster = cluster.ClusterArn, Services = services, Include = ["TAGS"] })).Services)
                Keep(service.ServiceArn, service.Tags.Select(tag => (tag.Key, tag.Value)), service);
        }

        foreach (var arn in (await aws.Ecs.ListTaskDefinitionsAsync(new())).TaskDefinitionArns ?? [])
        {
            var revision = await aws.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = arn, Include = ["TAGS"] });
            Keep(arn, revision.Tags.Select(tag => (tag.Key, tag.Value)), revision.TaskDefinition);
        }
    }

    private async Task ReadSchedulesAsync()
    {
        foreach (var group in (await aws.Scheduler.ListScheduleGroupsAsync(new())).ScheduleGroups.Where(group => group.Name != "default"))
        {
            var tags = (await aws.Scheduler.ListTagsForResourceAsync(new() { ResourceArn = group.Arn })).Tags.Select(tag => (tag.Key, tag.Value)).ToList();
            Keep(group.Arn, tags, group);
            foreach (var schedule in (await aws.Scheduler.ListSchedulesAsync(new() { GroupName = group.Name })).Schedules ?? [])
            {
                var whole = await aws.Scheduler.GetScheduleAsync(new() { GroupName = group.Name, Name = schedule.Name });
                Keep(schedule.Arn, tags, new { schedule, whole.ScheduleExpression, whole.ScheduleExpressionTimezone, whole.State, whole.FlexibleTimeWindow, whole.Target });
            }
        }
    }

    private async Task ReadRolesAsync()
    {
        foreach (var name in ((await aws.Iam.ListRolesAsync(new())).Roles ?? []).Select(role => role.RoleName))
        {
            var role = (await aws.Iam.GetRoleAsync(new() { RoleName = name })).Role;
            var policies = new List<string>();
            foreach (var policy in (await aws.Iam.ListRolePoliciesAsync(new() { RoleName = name })).PolicyNames ?? [])
                policies.Add((await aws.Iam.GetRolePolicyAsync(new() { RoleName = name, PolicyName = policy })).PolicyDocument);
            var attached = (await aws.Iam.ListAttachedRolePoliciesAsync(new() { RoleName = name })).AttachedPolicies;
            Keep(role.Arn, (role.Tags ?? []).Select(tag => (tag.Key, tag.Value)), new { role, policies, attached });
        }
    }

    private async Task ReadLogGroupsAsync()
    {
        foreach (var group in (await aws.Logs.DescribeLogGroupsAsync(new())).LogGroups ?? [])
            Keep(group.LogGroupArn, ((await aws.Logs.ListTagsForResourceAsync(new() { ResourceArn = group.LogGroupArn })).Tags ?? []).Select(tag => (tag.Key, tag.Value)), group);
    }

    private async Task ReadRepositoriesAsync()
    {
        foreach (var repository in (await aws.Ecr.DescribeRepositoriesAsync(new())).Repositories ?? [])
        {
            var tags = (await aws.Ecr.ListTagsForResourceAsync(new() { ResourceArn = repository.RepositoryArn })).Tags ?? [];
            var policy = (await aws.Ecr.GetLifecyclePolicyAsync(new() { RepositoryName = repository.RepositoryName })).LifecyclePolicyText;
            var images = (await aws.Ecr.DescribeImagesAsync(new() { RepositoryName = repository.RepositoryName })).ImageDetails ?? [];
            Keep(repository.RepositoryArn, tags.Select(tag => (tag.Key, tag.Value)), new { repository, policy, images = images.Select(image => image.ImageDigest) });
        }
    }

    /// <summary>Keeps what carries the environment's tag.</summary>
    private void Keep(string arn, IEnumerable<(string Key, string Value)> tags, object resource)
    {
        var all = tags.ToDictionary(tag => tag.Key, tag => tag.Value);
        if (all.GetValueOrDefault(EnvironmentTag) == environment) _resources[arn] = JsonSerializer.Serialize(new { resource, tags = all.OrderBy(tag => tag.Key, StringComparer.Ordinal) });
    }
}
