using Amazon.ECS;
using Amazon.ECS.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Identity;
using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Logs;

/// <summary>Finds where the containers of a plan write, as their newest revisions say it.</summary>
/// <param name="aws">The clients of the plan's Region.</param>
/// <param name="names">The plan's names.</param>
/// <param name="region">Its Region.</param>
/// <param name="events">Takes warnings.</param>
internal sealed class LogSources(AwsClients aws, PhysicalNames names, string region, IDeploymentEvents events)
{
    /// <exception cref="DeploymentException">The plan has no such service, task definition or container, or none of them writes to CloudWatch Logs.</exception>
    public async Task<IReadOnlyList<LogSource>> FindAsync(DeploymentPlan plan, LogQuery query, CancellationToken cancellationToken)
    {
        var sources = new List<LogSource>();
        var containers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in Chosen(plan, query.Target))
        {
            var registered = await ContainersAsync(definition, cancellationToken);
            containers.UnionWith(registered.Select(container => container.Name));
            sources.AddRange(registered.Where(container => query.Container is not { } wanted || container.Name == wanted).Select(container => LogSource.Of(container, region)).OfType<LogSource>());
        }

        if (sources.Count > 0) return [.. sources.Distinct()];
        throw query.Container is { } name && containers.Count > 0 && !containers.Contains(name)
            ? Refusal($"There is no container '{name}'.{Suggestion.Sentence(name, containers)} Containers are {string.Join(", ", containers)}.")
            : Refusal(containers.Count == 0
                ? "Nothing that writes logs is deployed in this environment. Deploy first, or name another one with --environment."
                : "No container writes to CloudWatch Logs: none has the log driver awslogs with a group and a stream prefix.");
    }

    private static IEnumerable<TaskDefinitionSpec> Chosen(DeploymentPlan plan, string? target)
    {
        var definitions = plan.Resources.OfType<TaskDefinitionSpec>().ToDictionary(definition => definition.Address);
        if (target is null) return definitions.Values;
        var services = plan.Resources.OfType<ServiceSpec>().ToList();
        var found = services.Where(service => IsNamed(service, target)).Select(service => definitions.GetValueOrDefault(service.TaskDefinition)).OfType<TaskDefinitionSpec>()
            .Concat(definitions.Values.Where(definition => IsNamed(definition, target))).Distinct().ToList();
        if (found.Count > 0) return found;
        var known = services.Concat<ResourceSpec>(definitions.Values).Select(resource => resource.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        throw Refusal($"The plan has no service or task definition '{target}'.{Suggestion.Sentence(target, known)} It has {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
    }

    private static bool IsNamed(ResourceSpec resource, string name) => resource.Name == name || resource.Address.ToString() == name;

    private async Task<IReadOnlyList<ContainerDefinition>> ContainersAsync(TaskDefinitionSpec definition, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = names.Of(definition) }, cancellationToken);
            return reply.TaskDefinition?.ContainerDefinitions ?? [];
        }
        catch (AmazonECSException e) when (e is ClientException || e.ErrorCode == "ClientException")
        {
            // "Unable to describe task definition": it does not exist.
            events.Warn($"{definition.Address} is not deployed.");
            return [];
        }
    }

    private static DeploymentException Refusal(string message) => new(DeploymentOutcome.RefusedByPreflight, message);
}
