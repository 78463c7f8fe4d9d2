using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What the execution role must be allowed before a task runs: to pull images, to read secrets, to write logs.</summary>
/// <remarks>
/// ECS drops log lines silently where only <c>logs:PutLogEvents</c> is missing; here the task fails, because a test could not see the loss.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html"/>.
/// </remarks>
internal sealed class ExecutionRoleChecks(LocalContext context)
{
    private static readonly string[] PullActions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

    private readonly TaskPermissions _permissions = new(context);

    /// <summary>Secrets, registry login and logs: what fails with ResourceInitializationError.</summary>
    public TaskFailure? Check(TaskRecord task, DefinitionRecord definition, string region)
    {
        if (task.ExecutionRole(definition) is not { } role)
            return null;
        if (task.Containers.Any(container => RepositoryOf(container, region) is not null)
            && _permissions.Refusal(task, role, region, "ecr:GetAuthorizationToken", "*") is { } login)
            return StartChecks.NotInitialized($"unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): AccessDeniedException: {login}");
        return BySecrets(task, definition, role, region) ?? ByLogs(task, definition, role, region);
    }

    /// <summary>Images: what fails with CannotPullContainerError.</summary>
    public TaskFailure? CheckPulls(TaskRecord task, DefinitionRecord definition, string region)
    {
        if (task.ExecutionRole(definition) is not { } role)
            return null;
        foreach (var container in task.Containers)
            if (RepositoryOf(container, region) is var (where, name)
                && PullActions.Select(action => _permissions.Refusal(task, role, where, action, Arn.Make("ecr", where, $"repository/{name}"))).FirstOrDefault(why => why is not null) is { } refusal)
                return StartChecks.NotPulled(container, $"pull image manifest has been retried 1 time(s): failed to resolve ref {container.Image}: unexpected status from HEAD request: 403 Forbidden: {refusal}");
        return null;
    }

    private TaskFailure? BySecrets(TaskRecord task, DefinitionRecord definition, string role, string region)
    {
        const string Failed = "unable to pull secrets or registry auth: execution resource retrieval failed:";
        foreach (var reference in definition.Containers.SelectMany(c => c.Objects("secrets")).Select(s => s.RequiredText("valueFrom")))
        {
            var secret = context.Peers.All<ISecretCatalog>().Select(store => store.Describe(reference, region)).FirstOrDefault(found => found is not null);
            if (secret is null)
                continue;
            var isParameter = secret.Action.StartsWith("ssm:", StringComparison.Ordinal);
            var step = isParameter
                ? "unable to retrieve secrets from ssm: service call has been retried 1 time(s)"
                : $"unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret {reference} from secrets manager";
            if (_permissions.Refusal(task, role, secret.Region, secret.Action, secret.Arn) is { } refusal)
                return StartChecks.NotInitialized($"{Failed} {step}: AccessDeniedException: {refusal}");
            if (secret.KmsKey is { } key && DecryptRefusal(task, role, secret, key, isParameter) is { } locked)
                return StartChecks.NotInitialized($"{Failed} {step}: AccessDeniedException: {(isParameter ? locked : "Access to KMS is not allowed")}");
        }

        return null;
    }

    /// <summary>The store decrypts in the role's name: with the customer's key the role needs that permission too.</summary>
    private string? DecryptRefusal(TaskRecord task, string role, SecretFacts secret, string key, bool isParameter)
    {
        // A policy never sees the alias as the resource: KMS judges the key that it points at, and tells the alias as a condition key.
        var name = key.StartsWith("arn:", StringComparison.Ordinal) ? Arn.TryParse(key)!.Resource : key;
        var alias = name.StartsWith("alias/", StringComparison.Ordinal) ? name : null;
        var arn = alias is not null ? Arn.Make("kms", secret.Region, $"key/of-{alias.Replace('/', '-')}")
            : key.StartsWith("arn:", StringComparison.Ordinal) ? key
            : Arn.Make("kms", secret.Region, $"key/{key}");
        var keys = new AccessContext()
            .With("kms:ResourceAliases", alias)
            .With("kms:ViaService", $"{(isParameter ? "ssm" : "secretsmanager")}.{secret.Region}.amazonaws.com")
            .With("kms:CallerAccount", LocalAccount.Id)
            .With($"kms:EncryptionContext:{(isParameter ? "PARAMETER_ARN" : "SecretARN")}", secret.Arn);
        return _permissions.Refusal(task, role, secret.Region, "kms:Decrypt", arn, keys);
    }

    private TaskFailure? ByLogs(TaskRecord task, DefinitionRecord definition, string role, string region)
    {
        foreach (var container in definition.Containers)
        {
            var log = container.Object("logConfiguration");
            if (log?.Text("logDriver") != "awslogs" || log.Object("options") is not { } options || options.Text("awslogs-group") is not { } group)
                continue;
            var where = options.Text("awslogs-region") ?? region;
            var (groupArn, stream) = (Arn.Make("logs", where, $"log-group:{group}:log-stream:"), $"{options.Text("awslogs-stream-prefix")}/{container.Text("name")}/{task.Id}");
            var made = options.Text("awslogs-create-group") == "true" ? _permissions.Refusal(task, role, where, "logs:CreateLogGroup", groupArn) : null;
            if ((made ?? _permissions.Refusal(task, role, where, "logs:CreateLogStream", groupArn + stream)) is { } refusal)
                return StartChecks.NotInitialized($"failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: {refusal} : exit status 1");
            if (_permissions.Refusal(task, role, where, "logs:PutLogEvents", groupArn + stream) is { } silent)
                return StartChecks.NotInitialized($"failed to validate logger args: failed to put log events: AccessDeniedException: {silent} : exit status 1");
        }

        return null;
    }

    /// <summary>Region and name of a repository of this account; null for an image from elsewhere.</summary>
    private (string Region, string Name)? RepositoryOf(ContainerRecord container, string region)
    {
        if (ImageReference.TryParse(container.Image, context.Endpoint) is not { } image)
            return null;
        if (image.Region is not null)
            return (image.Region, image.Repository);
        // Base images lie in no Region and are nobody's.
        return image.Repository.Split('/', 2) is [var where, var name] && char.IsAsciiDigit(where[^1]) ? (where, name) : null;
    }
}
