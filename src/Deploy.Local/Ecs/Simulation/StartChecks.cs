using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Faults;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What keeps a task from running: faults that were set, and things in Local that are missing.</summary>
internal sealed class StartChecks(LocalContext context)
{
    private const string TasksPrincipal = "ecs-tasks.amazonaws.com";

    private readonly ExecutionRoleChecks _permissions = new(context);

    public TaskFault? FaultOf(TaskRecord task)
    {
        var (family, revision) = EcsDefinitions.Split(task.DefinitionArn);
        return context.TaskFaults.Find(task.ServiceName, family, revision ?? 0);
    }

    public TaskFailure? Check(TaskRecord task, DefinitionRecord definition, string region) =>
        ByFault(task) ?? ByRoles(task, definition) ?? BySecrets(definition, region) ?? ByLogGroups(definition, region)
        ?? _permissions.Check(task, definition, region) ?? ByImages(task, region) ?? _permissions.CheckPulls(task, definition, region);

    private TaskFailure? ByFault(TaskRecord task) => FaultOf(task) switch
    {
        { Kind: TaskFaultKind.ResourceInitialization } fault => NotInitialized(
            fault.Reason ?? "unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration."),
        { Kind: TaskFaultKind.CannotPull } fault => NotPulled(
            Blamed(task, fault),
            fault.Reason ?? $"pull image manifest has been retried 5 time(s): failed to resolve ref {Blamed(task, fault).Image}: not found"),
        _ => null,
    };

    private TaskFailure? ByRoles(TaskRecord task, DefinitionRecord definition)
    {
        if (context.Peers.Find<IRoleCatalog>() is not { } roles)
            return null;
        foreach (var role in new[] { task.ExecutionRole(definition), task.TaskRole(definition) })
            if (role is not null && !roles.CanAssume(role, TasksPrincipal))
                return new TaskFailure("TaskFailedToStart", $"ECS was unable to assume the role '{role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.");
        return null;
    }

    private TaskFailure? BySecrets(DefinitionRecord definition, string region)
    {
        var stores = context.Peers.All<ISecretCatalog>().ToList();
        foreach (var secret in definition.Containers.SelectMany(c => c.Objects("secrets")))
        {
            var reference = secret.RequiredText("valueFrom");
            if (stores.Select(store => store.Read(reference, region)).FirstOrDefault(answer => answer is not null) is { Problem: { } problem })
                return NotInitialized($"unable to pull secrets or registry auth: execution resource retrieval failed: {problem}");
        }

        return null;
    }

    private TaskFailure? ByLogGroups(DefinitionRecord definition, string region)
    {
        if (context.Peers.Find<ILogGroupCatalog>() is not { } groups)
            return null;
        foreach (var container in definition.Containers)
        {
            var log = container.Object("logConfiguration");
            var options = log?.Object("options");
            if (log?.Text("logDriver") == "awslogs"
                && options?.Text("awslogs-create-group") != "true"
                && options?.Text("awslogs-group") is { } group
                && !groups.Exists(group, options.Text("awslogs-region") ?? region))
                return NotInitialized("failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1");
        }

        return null;
    }

    private TaskFailure? ByImages(TaskRecord task, string region)
    {
        if (context.Peers.Find<IImageCatalog>() is not { } images)
            return null;
        foreach (var container in task.Containers)
            if (ImageReference.TryParse(container.Image, context.Endpoint) is { } image
                && images.WhyMissing(image.Repository, image.Reference, image.Region ?? region) is { } why)
                return NotPulled(container, $"pull image manifest has been retried 1 time(s): failed to resolve ref {container.Image}: {why}");
        return null;
    }

    /// <summary>The container that a fault names, else the first essential one.</summary>
    public static ContainerRecord Blamed(TaskRecord task, TaskFault fault) =>
        task.Containers.FirstOrDefault(c => c.Name == fault.Container)
        ?? task.Containers.FirstOrDefault(c => c.Essential)
        ?? task.Containers[0];

    public static TaskFailure NotInitialized(string why) => new("TaskFailedToStart", $"ResourceInitializationError: {why}");

    public static TaskFailure NotPulled(ContainerRecord container, string why) =>
        new("TaskFailedToStart", $"CannotPullContainerError: {why}")
        {
            Container = container.Name,
            ContainerReason = $"CannotPullContainerError: {why}",
        };
}
