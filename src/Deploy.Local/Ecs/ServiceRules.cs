using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Strategies;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>What CreateService and UpdateService refuse, beyond the model.</summary>
internal sealed partial class ServiceRules(LocalContext context)
{
    private const int MostTasks = 5000;

    public static void CheckName(string name)
    {
        if (!NamePattern().IsMatch(name))
            throw EcsErrors.Invalid("Service names must have 1 to 255 letters, numbers, hyphens and underscores.");
    }

    public static void CheckCapacity(JsonObject input, ClusterRecord cluster)
    {
        var strategy = input.Array("capacityProviderStrategy");
        if (strategy is { Count: > 0 } && input.Text("launchType") is not null)
            throw EcsErrors.Invalid("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        if (strategy is { Count: > 0 })
            CapacityRules.CheckStrategy(strategy, cluster.CapacityProviders);
        if (input.Text("platformVersion") is { } version && !Platform.Exists(version))
            throw new LocalServiceException("PlatformUnknownException", "The specified platform does not exist.");
    }

    /// <summary>A strategy of capacity providers comes, changes and goes only with a deployment that the caller asks for.</summary>
    public static void CheckForced(JsonObject input, JsonObject present)
    {
        if (input.Array("capacityProviderStrategy") is not { } strategy || input.Flag("forceNewDeployment") == true)
            return;
        var before = present.Array("capacityProviderStrategy") ?? [];
        if (!JsonNode.DeepEquals(strategy.Count == 0 ? strategy : CapacityRules.Normalise(strategy), before))
            throw EcsErrors.Invalid("When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.");
    }

    public static void CheckSettings(JsonObject settings, int desiredCount)
    {
        if (settings.Object("deploymentController")?.Text("type") is not "ECS")
            throw EcsErrors.Unsupported("Local plays the deployment controller ECS only.");
        if (settings.Text("schedulingStrategy") == "DAEMON")
            throw EcsErrors.Unsupported("Local plays the scheduling strategy REPLICA only: it has no container instances.");
        if (desiredCount < 0)
            throw EcsErrors.Invalid("desiredCount must not be negative.");
        if (desiredCount > MostTasks)
            throw EcsErrors.Invalid($"desiredCount can not be more than {MostTasks}, the tasks that a service can have.");
        var configuration = settings.Object("deploymentConfiguration")!;
        StrategyRules.CheckConfiguration(configuration);
        var highest = configuration.Whole("maximumPercent");
        var lowest = configuration.Whole("minimumHealthyPercent");
        if (lowest < 0 || highest < 0)
            throw EcsErrors.Invalid("maximumPercent and minimumHealthyPercent must not be negative.");
        if (highest < 100)
            throw EcsErrors.Invalid("maximumPercent must be at least 100 for services that use the REPLICA scheduling strategy.");
        if (lowest >= highest)
            throw EcsErrors.Invalid(lowest == 100 && highest == 100
                ? "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments."
                : "minimumHealthyPercent must be less than maximumPercent.");
        if (settings.Text("availabilityZoneRebalancing") == "ENABLED" && highest <= 100)
            throw EcsErrors.Invalid("Availability Zone rebalancing requires a maximumPercent greater than 100.");
        CheckEarlySuccess(configuration, lowest ?? 0);
    }

    /// <summary>What is not enabled may have any values, or none.</summary>
    private static void CheckEarlySuccess(JsonObject configuration, int lowest)
    {
        if (configuration.Object("earlySuccessCriteria") is not { } criteria || criteria.Flag("enable") != true)
            return;
        if (criteria.Whole("healthyPercent") is not { } percent || criteria.Text("sourceServiceRevisionCleanup") is null)
            throw EcsErrors.Invalid("earlySuccessCriteria must have healthyPercent and sourceServiceRevisionCleanup when it is enabled.");
        if (percent < lowest || percent > 100)
            throw EcsErrors.Invalid($"healthyPercent of earlySuccessCriteria must be from {lowest} (minimumHealthyPercent) to 100.");
    }

    public void CheckWorkload(JsonObject workload, JsonObject settings, DefinitionRecord definition, string region, ServiceRecord? service = null)
    {
        if (settings.Flag("enableExecuteCommand") == true && definition.Body.Text("taskRoleArn") is null)
            throw EcsErrors.Invalid("The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.");
        var fargate = ServiceParts.IsFargate(workload);
        if (fargate && !definition.Body.Texts("compatibilities").Contains("FARGATE"))
            throw EcsErrors.Invalid("Task definition does not support launch_type FARGATE.");
        if (fargate && (settings.Array("placementStrategy") is { Count: > 0 } || settings.Array("placementConstraints") is { Count: > 0 }))
            throw EcsErrors.Invalid("Placement strategies and constraints are not supported with FARGATE launch type.");
        new NetworkRules(context).Check(workload.Object("networkConfiguration"), definition, fargate, region);
        foreach (var loadBalancer in workload.Objects("loadBalancers"))
            CheckLoadBalancer(loadBalancer, definition, workload.Object("networkConfiguration")?.Object("awsvpcConfiguration")?.Texts("subnets") ?? [], region);
        if (workload.Array("loadBalancers") is { Count: > 5 })
            throw EcsErrors.Invalid("loadBalancers can have no more than 5 items.");
        new RegistryRules(context, region).Check(workload, definition);
        new ConnectRules(context, region).Check(workload, definition, service);
        new StrategyRules(context).CheckLoadBalancers(workload, settings.Object("deploymentConfiguration")!, region);
        ConnectorRules.Check(workload, definition);
    }

    private void CheckLoadBalancer(JsonObject loadBalancer, DefinitionRecord definition, IReadOnlyList<string> subnets, string region)
    {
        var targetGroup = loadBalancer.Text("targetGroupArn");
        if ((targetGroup is null) == (loadBalancer.Text("loadBalancerName") is null))
            throw EcsErrors.Invalid("Exactly one of targetGroupArn and loadBalancerName must be specified.");
        if (targetGroup is null)
            throw EcsErrors.Unsupported("Local has no Classic Load Balancers.");
        if (loadBalancer.Text("containerName") is not { Length: > 0 } name)
            throw EcsErrors.Invalid("Container name must not be blank.");
        if (loadBalancer.Whole("containerPort") is not { } port)
            throw EcsErrors.Invalid("Container port must be specified.");
        PortRules.CheckExists(definition, name, port);

        if (context.Peers.Find<ITargetGroupCatalog>() is not { } groups)
            return;
        var group = groups.Find(targetGroup, region)
            ?? throw EcsErrors.Invalid($"The target group {targetGroup} does not exist.");
        if (definition.Body.Text("networkMode") == "awsvpc" && group.TargetType != "ip")
            throw EcsErrors.Invalid($"The provided target group {targetGroup} has target type {group.TargetType}, which is incompatible with the awsvpc network mode specified in the task definition.");
        if (!group.HasLoadBalancer)
            throw EcsErrors.Invalid($"The target group with targetGroupArn {targetGroup} does not have an associated load balancer.");
        if (subnets.Count > 0 && context.Peers.Find<INetworkCatalog>()?.Subnet(subnets[0], region)?.VpcId is { } vpc && group.VpcId is { } other && other != vpc)
            throw EcsErrors.Invalid($"The target group {targetGroup} is in {other}, which is not {vpc}, the VPC of the service's subnets.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex NamePattern();
}
