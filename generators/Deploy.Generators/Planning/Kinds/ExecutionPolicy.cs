using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>What ECS must be allowed so that it can start a task, and no more.</summary>
internal static class ExecutionPolicy
{
    /// <summary>What the agent in a task needs for <c>aws ecs execute-command</c>. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html</summary>
    public static PolicyStatementSpec ExecuteCommand { get; } = Statement(
        "ExecuteCommand",
        ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
        ["*"]);

    /// <summary>The start of the placeholder with the name of a resource of the plan.</summary>
    private const string NameOf = "name:";

    private static PolicyStatementSpec PullToken { get; } = Statement("PullToken", ["ecr:GetAuthorizationToken"], ["*"]);

    private static EquatableList<string> PullActions { get; } = EquatableList.Of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage");

    private static EquatableList<string> LogActions { get; } = EquatableList.Of("logs:CreateLogStream", "logs:PutLogEvents");

    /// <summary>The statements for a task definition.</summary>
    public static IEnumerable<PolicyStatementSpec> Of(TaskDefinitionSpec task, StageContext stage)
    {
        var repositories = task.ContainerDefinitions.Select(RepositoryArn).OfType<string>().Distinct().ToArray();
        if (repositories.Length > 0)
        {
            // A token is for the whole registry: the action takes no resource.
            yield return PullToken;
            yield return new PolicyStatementSpec { Sid = "Pull", Actions = PullActions, Resources = repositories.ToEquatableList() };
        }

        var logGroups = task.ContainerDefinitions.Select(LogGroup).OfType<string>().Distinct().Select(group => $"@{{arn:{group}}}:*").ToArray();
        if (logGroups.Length > 0) yield return new PolicyStatementSpec { Sid = "WriteLogs", Actions = LogActions, Resources = logGroups.ToEquatableList() };

        var sources = task.ContainerDefinitions.SelectMany(container => container.Secrets).Select(secret => SecretSource.Parse(secret.ValueFrom)).OfType<SecretSource>().ToArray();
        foreach (var group in sources.GroupBy(source => source.Sid))
            yield return Statement(group.Key, [group.First().Action], [.. group.Select(source => source.Arn).Distinct()]);
    }

    /// <summary>A statement of the given parts.</summary>
    public static PolicyStatementSpec Statement(string sid, string[] actions, string[] resources, params PolicyConditionSpec[] conditions) => new()
    {
        Sid = sid,
        Actions = EquatableList.Of(actions),
        Resources = EquatableList.Of(resources),
        Conditions = EquatableList.Of(conditions),
    };

    private static string? RepositoryArn(ContainerSpec container) =>
        container.Repository is { } repository ? $"@{{arn:{repository}}}" : EcrImage.RepositoryArn(container.Image);

    private static string? LogGroup(ContainerSpec container)
    {
        var name = container.LogConfiguration?.Options.FirstOrDefault(option => option.Name == "awslogs-group")?.Value;
        return name is null ? null : StringTemplate.Placeholders(name)
            .FirstOrDefault(placeholder => placeholder.StartsWith(NameOf, StringComparison.Ordinal))?.Substring(NameOf.Length);
    }
}
