using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>The permissions of ECS.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html"/>.</remarks>
internal sealed class EcsAccess : AccessTable
{
    private const string Tagging = "ecs:TagResource";

    private readonly EcsStore _store;

    public EcsAccess(EcsStore store) : base("ecs")
    {
        _store = store;
        Tags((call, arn) => TagOperations.TryFind(store, call.Region, arn));

        For("CreateCluster").On(call => Cluster(call, call.Input.Text("clusterName"))).Tagging(Tagging, "tags");
        For("DescribeClusters").OnEach(call => call.Input.Texts("clusters") is { Count: > 0 } names ? names.Select(name => Cluster(call, name)) : [Cluster(call, null)]);
        For("UpdateCluster", "UpdateClusterSettings", "DeleteCluster", "PutClusterCapacityProviders").On(call => Cluster(call));
        For("DescribeCapacityProviders").OnEach(call => Named(call, "capacityProviders", "capacity-provider"));

        // Deregistering has no resource-level permission, deleting has.
        Unscoped("ListClusters", "DescribeTaskDefinition", "ListTaskDefinitions", "ListTaskDefinitionFamilies", "DeregisterTaskDefinition");
        For("DeleteTaskDefinitions").OnEach(call => call.Input.Texts("taskDefinitions").Select(name => Definition(call, name)));
        For("RegisterTaskDefinition").On(call => call.Arn("ecs", $"task-definition/{call.Input.Text("family")}:*"))
            .Tagging(Tagging, "tags")
            .Passing("ecs-tasks.amazonaws.com", call => [RoleArn(call, call.Input.Text("executionRoleArn")), RoleArn(call, call.Input.Text("taskRoleArn"))]);

        For("CreateService").On(call => Service(call, call.Input.RequiredText("serviceName"))).With("ecs:cluster", call => Cluster(call))
            .With("ecs:task-definition", call => call.Input.Text("taskDefinition") is { } name ? Definition(call, name) : null)
            .Tagging(Tagging, "tags")
            .Passing("ecs.amazonaws.com", RolesOfService);
        For("UpdateService").On(call => Service(call, call.Input.RequiredText("service"))).With("ecs:cluster", call => Cluster(call))
            .With("ecs:task-definition", call => call.Input.Text("taskDefinition") is { } name ? Definition(call, name) : null)
            .Passing("ecs.amazonaws.com", RolesOfService);
        For("DeleteService").On(call => Service(call, call.Input.RequiredText("service"))).With("ecs:cluster", call => Cluster(call));
        For("DescribeServices").OnEach(call => call.Input.Texts("services").Select(name => Service(call, name))).With("ecs:cluster", call => Cluster(call));
        Unscoped("ListServicesByNamespace").With("ecs:namespace", call => call.Input.Text("namespace"));
        Unscoped("ListServices").With("ecs:cluster", call => Cluster(call));
        For("ListServiceDeployments").On(call => Service(call, call.Input.RequiredText("service"))).With("ecs:cluster", call => Cluster(call));
        For("DescribeServiceDeployments").OnEach(call => WithService(call.Input.Texts("serviceDeploymentArns")));
        For("DescribeServiceRevisions").OnEach(call => WithService(call.Input.Texts("serviceRevisionArns")));
        For("StopServiceDeployment", "ContinueServiceDeployment").OnEach(call => WithService([call.Input.RequiredText("serviceDeploymentArn")]));

        For("RunTask").On(call => Definition(call, call.Input.RequiredText("taskDefinition"))).With("ecs:cluster", call => Cluster(call))
            .Also(Tagging, rule => rule.On(call => call.Arn("ecs", $"task/{Arn.LastSegment(Cluster(call))}/*")).WithTags("tags")
                .With("ecs:CreateAction", call => call.Operation)
                .When(call => call.Input.Array("tags") is { Count: > 0 } || call.Input.Text("propagateTags") is not (null or "NONE")))
            .Passing("ecs-tasks.amazonaws.com", RolesOfTask);
        For("StopTask").On(call => Task(call, call.Input.RequiredText("task"))).With("ecs:cluster", call => Cluster(call));
        For("DescribeTasks").OnEach(call => call.Input.Texts("tasks").Select(name => Task(call, name))).With("ecs:cluster", call => Cluster(call));
        For("GetTaskProtection", "UpdateTaskProtection").OnEach(call => call.Input.Texts("tasks").Select(name => Task(call, name)))
            .With("ecs:cluster", call => Cluster(call));
        For("ListTasks").On(call => call.Input.Text("containerInstance") is { } instance ? call.Arn("ecs", $"container-instance/{Arn.LastSegment(Cluster(call))}/{Arn.LastSegment(instance)}") : "*")
            .With("ecs:cluster", call => Cluster(call));

        For("CreateGateway").On(call => call.Arn("ecs", $"gateway/{call.Input.RequiredText("name")}/*"))
            .Tagging(Tagging, "tags")
            .Passing("ecs.amazonaws.com", call => [call.Input.Text("infrastructureRoleArn")]);
        For("UpdateGateway").On(Gateway).Passing("ecs.amazonaws.com", call => [call.Input.Text("infrastructureRoleArn")]);
        For("DeleteGateway", "DescribeGateway", "DescribeGatewayResources").On(Gateway);
        For("AssociateGatewayWithCluster", "DisassociateGatewayFromCluster").OnEach(call => [Gateway(call), Cluster(call)])
            .With("ecs:cluster", call => Cluster(call));
        For("DescribeGatewayRoute").On(call => call.Input.RequiredText("gatewayRouteArn"));
        Unscoped("ListGateways", "ListGatewayClusterAssociations", "ListGatewayRoutes");

        For("TagResource").On(call => call.Input.RequiredText("resourceArn")).WithTags("tags");
        For("UntagResource").On(call => call.Input.RequiredText("resourceArn")).WithTagKeys("tagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("resourceArn"));
    }

    /// <summary>A name stands for the gateway that has it; where there is none, for every gateway that could.</summary>
    private string Gateway(LocalCall call)
    {
        var name = call.Input.RequiredText("gateway");
        return _store.State(call.Region).Gateway(name)?.Arn ?? (Arn.TryParse(name) is null ? call.Arn("ecs", $"gateway/{name}/*") : name);
    }

    private static string Cluster(LocalCall call) => Cluster(call, call.Input.Text("cluster"));

    private static string Cluster(LocalCall call, string? name) => Full(call, string.IsNullOrEmpty(name) ? "default" : name, "cluster");

    private static string Service(LocalCall call, string name) => Full(call, name, $"service/{Arn.LastSegment(Cluster(call))}");

    private static string Task(LocalCall call, string name) => Full(call, name, $"task/{Arn.LastSegment(Cluster(call))}");

    private static IEnumerable<string> Named(LocalCall call, string member, string kind) =>
        call.Input.Texts(member) is { Count: > 0 } names ? names.Select(name => Full(call, name, kind)) : [call.Arn("ecs", $"{kind}/*")];

    private static string Full(LocalCall call, string nameOrArn, string kind) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : call.Arn("ecs", $"{kind}/{nameOrArn}");

    /// <summary>A family stands for its newest active revision.</summary>
    private string Definition(LocalCall call, string nameOrArn) =>
        _store.Definitions(call.Region).Find(nameOrArn)?.Arn ?? Full(call, nameOrArn, "task-definition");

    /// <summary>Reading a deployment or a revision needs the same of its service.</summary>
    private static IEnumerable<string> WithService(IReadOnlyList<string> arns) => arns
        .Select(arn => Arn.TryParse(arn) is { } parsed && parsed.Resource.Split('/') is [_, var cluster, var service, _]
            ? arn.Replace(parsed.Resource, $"service/{cluster}/{service}", StringComparison.Ordinal)
            : arn)
        .Concat(arns).Distinct();

    /// <summary>Those in whose names ECS shifts traffic and calls functions.</summary>
    private static IEnumerable<string?> RolesOfService(LocalCall call) =>
    [
        .. call.Input.Objects("loadBalancers").Select(balancer => balancer.Object("advancedConfiguration")?.Text("roleArn")),
        .. call.Input.Object("deploymentConfiguration")?.Objects("lifecycleHooks").Select(hook => hook.Text("roleArn")) ?? [],
    ];

    private IEnumerable<string?> RolesOfTask(LocalCall call)
    {
        var body = _store.Definitions(call.Region).Find(call.Input.RequiredText("taskDefinition"))?.Body;
        var overrides = call.Input.Object("overrides");
        foreach (var member in new[] { "executionRoleArn", "taskRoleArn" })
            yield return RoleArn(call, overrides?.Text(member) ?? body?.Text(member));
    }

    private static string? RoleArn(LocalCall call, string? nameOrArn) =>
        nameOrArn is null || nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : Arn.MakeGlobal("iam", Partitions.Of(call.Region), $"role/{nameOrArn}");
}
