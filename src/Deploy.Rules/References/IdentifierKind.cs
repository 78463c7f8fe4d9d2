using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>What exists already is named by an ARN of its own kind.</summary>
public sealed class IdentifierKind() : Rule(
    "DECS0947",
    "A resource's ARN is of something else",
    "{0} is not the ARN of a {1}. Those look like {2}.")
{
    /// <summary>The service and the first word of the resource in the ARNs of each kind that has such ARNs.</summary>
    private static readonly Dictionary<string, (string Service, string Resource)> Forms = new(StringComparer.Ordinal)
    {
        [ResourceSpec.KindOf(typeof(ClusterSpec))] = ("ecs", "cluster/"),
        [ResourceSpec.KindOf(typeof(ServiceSpec))] = ("ecs", "service/"),
        [ResourceSpec.KindOf(typeof(TaskDefinitionSpec))] = ("ecs", "task-definition/"),
        [ResourceSpec.KindOf(typeof(EcrRepositorySpec))] = ("ecr", "repository/"),
        [ResourceSpec.KindOf(typeof(LogGroupSpec))] = ("logs", "log-group:"),
        [ResourceSpec.KindOf(typeof(RoleSpec))] = ("iam", "role/"),
        [ResourceSpec.KindOf(typeof(ScheduleSpec))] = ("scheduler", "schedule/"),
        [ResourceSpec.KindOf(typeof(ScheduleGroupSpec))] = ("scheduler", "schedule-group/"),
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from resource in plan.Resources
        where resource.Ownership != Ownership.Owned && Forms.ContainsKey(resource.Kind)
        let form = Forms[resource.Kind]
        let arn = Arn.Parse(Text.Known(resource.Identifier))
        where arn is not null && (arn.Service != form.Service || !arn.Resource.StartsWith(form.Resource, StringComparison.Ordinal) || arn.Resource.Length == form.Resource.Length)
        select Found(resource.Address, nameof(resource.Identifier), Text.Quote(resource.Identifier!), resource.Kind.Replace('-', ' '), Like(form.Service, form.Resource));

    private static string Like(string service, string resource) => $"arn:aws:{service}:{(service == "iam" ? "" : "<region>")}:<account>:{resource}<name>";
}
