using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Engine.Resolution;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using static Deploy.Engine.Permissions.PermissionScope;

namespace Deploy.Engine.Permissions;

/// <summary>The ARNs and conditions that scopes are in one plan.</summary>
internal sealed class PlanScope(DeploymentPlan plan, KindContext context)
{
    private const string EcsTasks = "ecs-tasks.amazonaws.com";
    private const string Scheduler = "scheduler.amazonaws.com";

    /// <summary>The boundaries that the plan's own roles have; empty where one of them has none.</summary>
    public IReadOnlyList<string> Boundaries { get; } =
        Own<RoleSpec>(plan).All(role => role.PermissionsBoundary is not null) ? [.. Own<RoleSpec>(plan).Select(role => Text(role.PermissionsBoundary!, context)).Distinct().Order(StringComparer.Ordinal)] : [];

    private readonly bool _hasMoved = plan.Resources.Any(resource => resource.MovedFrom is not null);

    /// <summary>The resources of a scope; none: the plan has no use for it.</summary>
    public IReadOnlyList<string> Resources(PermissionScope scope) => [.. FindUnderAllNames(scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What must hold besides: operator, key and values.</summary>
    public IReadOnlyList<(string Operator, string Key, IReadOnlyList<string> Values)> Conditions(PermissionScope scope) => scope switch
    {
        InClusters => [("ArnEquals", "ecs:cluster", Resources(Clusters))],
        TaskRoles => [("StringEquals", "iam:PassedToService", [EcsTasks])],
        ScheduleRoles => [("StringEquals", "iam:PassedToService", [Scheduler])],
        ServiceLinkedRole => [("StringEquals", "iam:AWSServiceName", ["ecs.amazonaws.com"])],
        BoundedRoles => Bounded(),
        ManagedPolicies => [.. Bounded(), ("ArnEquals", "iam:PolicyARN", ManagedPolicyArns())],
        _ => [],
    };

    /// <summary>
    /// What moved keeps the name that it was made with, where it was made: the policy holds for both. The ARN of a service holds its cluster's name,
    /// which may be kept or not by itself.
    /// </summary>
    private List<string> FindUnderAllNames(PermissionScope scope)
    {
        var all = Find(scope).ToList();
        if (!_hasMoved) return all;
        foreach (var (clusters, others) in new[] { (true, false), (false, true), (true, true) })
        {
            foreach (var resource in plan.Resources.Where(resource => resource is ClusterSpec ? clusters : others))
                if (resource.MovedFrom is { } former) context.Names.Keep(resource.Address, KindCatalog.For(resource).NameOf(resource with { Name = former.Name }, context));
            all.AddRange(Find(scope));
            foreach (var resource in plan.Resources) context.Names.Forget(resource.Address);
        }

        return all;
    }

    private IEnumerable<string> Find(PermissionScope scope) => scope switch
    {
        Everything => ["*"],
        InClusters => plan.Resources.OfType<ClusterSpec>().Any() ? ["*"] : [],
        Clusters => Arns<ClusterSpec>(),
        Services => Arns<ServiceSpec>(),
        ServiceDeployments => Arns<ServiceSpec>().SelectMany(arn => new[] { arn, $"{Kind(arn, "service-deployment")}/*", $"{Kind(arn, "service-revision")}/*" }),
        Tasks => Arns<ClusterSpec>().Select(arn => $"{Kind(arn, "task")}/*"),
        TaskDefinitions => Arns<TaskDefinitionSpec>().Select(arn => $"{arn}:*"),
        EcsResources => [.. Find(Clusters), .. Find(Services), .. Find(TaskDefinitions)],
        Repositories => Arns<EcrRepositorySpec>(),
        AllRepositories => [context.Account.Arn("ecr", "repository/*")],
        LogGroups => Arns<LogGroupSpec>().SelectMany(arn => new[] { arn, $"{arn}:*" }),
        // A group that is gone has no tags any more, and its end is waited for.
        ScheduleGroups => Find(NewScheduleGroups).Append(context.Account.Arn("scheduler", $"schedule-group/{GroupName}")),
        NewScheduleGroups => Arns<ScheduleGroupSpec>(),
        Schedules => Find(NewSchedules).Append(context.Account.Arn("scheduler", $"schedule/{GroupName}/*")),
        NewSchedules => Arns<ScheduleGroupSpec>().Select(arn => $"{Kind(arn, "schedule")}/*"),
        Roles => plan.Resources.OfType<RoleSpec>().Where(role => role.Ownership != Ownership.Owned).Select(ArnOf).Append(RolePath),
        BoundedRoles => Own<RoleSpec>(plan).Select(role => role.Ownership == Ownership.Owned ? RolePath : ArnOf(role)),
        ManagedPolicies => ManagedPolicyArns().Count > 0 ? Find(BoundedRoles) : [],
        TaskRoles => Passed(EcsTasks),
        ScheduleRoles => Passed(Scheduler),
        ServiceLinkedRole => plan.Resources.OfType<ClusterSpec>().Any() ? [context.Account.GlobalArn("iam", "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")] : [],
        AssumedRole => plan.RoleToAssume is { } role ? [Text(role, context)] : [],
        Secrets => References(isParameter: false),
        ParameterStore => References(isParameter: true).Concat(plan.Resources.SelectMany(TemplateResolver.Placeholders)
            .Where(found => found.Placeholder.StartsWith(TemplateResolver.ParameterStorePrefix, StringComparison.Ordinal))
            .Select(found => ParameterArn(found.Placeholder[TemplateResolver.ParameterStorePrefix.Length..]))),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    private string GroupName => context.Names.Of(new ResourceAddress(ResourceSpec.KindOf(typeof(ScheduleGroupSpec)), plan.Application));

    private (string, string, IReadOnlyList<string>)[] Bounded() => Boundaries.Count > 0 ? [("StringEquals", "iam:PermissionsBoundary", Boundaries)] : [];

    /// <summary>Roles of the environment lie in its path, also those that left the plan.</summary>
    private string RolePath => context.Account.GlobalArn("iam", $"role{context.Identity.IamPath}*");

    private IEnumerable<string> Passed(string service) => plan.Resources.OfType<RoleSpec>().Where(role => role.TrustedService == service).Select(ArnOf);

    private List<string> ManagedPolicyArns() => [.. Own<RoleSpec>(plan).SelectMany(role => role.ManagedPolicyArns).Select(arn => Text(arn, context)).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<string> References(bool isParameter)
    {
        var secrets = plan.Resources.OfType<TaskDefinitionSpec>().SelectMany(task => task.ContainerDefinitions).SelectMany(container => container.Secrets);
        foreach (var from in secrets.Select(secret => Text(secret.ValueFrom, context)))
        {
            if (from.StartsWith(TemplateResolver.ParameterStorePrefix, StringComparison.Ordinal))
            {
                if (isParameter) yield return ParameterArn(from[TemplateResolver.ParameterStorePrefix.Length..]);
            }
            else if (from.Split(':') is ["secretsmanager", var name, ..])
            {
                // A secret that does not exist has no characters behind its name yet: the name alone lets AWS say so.
                if (!isParameter) foreach (var arn in new[] { "", "-??????" }) yield return context.Account.Arn("secretsmanager", $"secret:{name}{arn}");
            }
            else if (from.Split(':') is ["arn", _, "secretsmanager", _, _, "secret", ..] parts)
            {
                if (!isParameter) yield return string.Join(':', parts[..7]);
            }
            else if (isParameter && from.Split(':') is ["arn", _, "ssm", ..])
            {
                yield return from;
            }
        }
    }

    private string ParameterArn(string name) => context.Account.Arn("ssm", $"parameter/{name.TrimStart('/').Split(':')[0]}");

    private IEnumerable<string> Arns<TSpec>()
        where TSpec : ResourceSpec => plan.Resources.OfType<TSpec>().Select(ArnOf);

    private string ArnOf(ResourceSpec spec) => Text(context.ArnOf(spec.Address), context);

    private static IEnumerable<TSpec> Own<TSpec>(DeploymentPlan plan)
        where TSpec : ResourceSpec => plan.Resources.OfType<TSpec>().Where(spec => spec.Ownership != Ownership.External);

    /// <summary>The same names below another kind of ECS or Scheduler: <c>service/c/s</c> as <c>service-revision/c/s</c>.</summary>
    private static string Kind(string arn, string kind)
    {
        var parts = arn.Split(':', 6);
        return string.Join(':', [.. parts[..5], kind + parts[5][parts[5].IndexOf('/', StringComparison.Ordinal)..]]);
    }

    /// <summary>With account, Region and partition; another placeholder is known at deployment only and stands for anything.</summary>
    private static string Text(string text, KindContext context) => StringTemplate.Expand(text, name => name switch
    {
        "account" => context.Account.AccountId,
        "region" => context.Account.Region,
        "partition" => context.Account.Partition,
        "dnsSuffix" => context.Account.DnsSuffix,
        _ => "*",
    });
}
