using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Strategies;

/// <summary>What ECS refuses of strategies that shift traffic. That it does is documented, its words are not.</summary>
internal sealed class StrategyRules(LocalContext context)
{
    private const int MostMinutes = 1440;

    private static readonly string[] Known = ["ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"];

    /// <summary>Writes ECS's defaults into a deployment configuration.</summary>
    public static void Complete(JsonObject configuration)
    {
        configuration["strategy"] ??= "ROLLING";
        switch (configuration.Text("strategy"))
        {
            case "BLUE_GREEN":
                return;
            case "LINEAR":
                var linear = Part(configuration, "linearConfiguration");
                linear["stepPercent"] ??= 10.0;
                linear["stepBakeTimeInMinutes"] ??= 6;
                break;
            case "CANARY":
                var canary = Part(configuration, "canaryConfiguration");
                canary["canaryPercent"] ??= 5.0;
                canary["canaryBakeTimeInMinutes"] ??= 10;
                break;
        }

        configuration["bakeTimeInMinutes"] ??= 0;
    }

    /// <summary>Checks a deployment configuration by itself.</summary>
    public static void CheckConfiguration(JsonObject configuration)
    {
        var strategy = configuration.RequiredText("strategy");
        if (!Known.Contains(strategy))
            throw EcsErrors.Invalid($"The deployment strategy {strategy} is none of {string.Join(", ", Known)}.");
        if (configuration.Whole("bakeTimeInMinutes") is null)
            throw EcsErrors.Invalid("bakeTimeInMinutes must be specified for the deployment strategy BLUE_GREEN.");
        CheckMinutes(configuration, "bakeTimeInMinutes");
        foreach (var (part, owner) in new[] { ("linearConfiguration", "LINEAR"), ("canaryConfiguration", "CANARY") })
            if (configuration.Object(part) is not null && strategy != owner)
                throw EcsErrors.Invalid($"{part} can only be specified for the deployment strategy {owner}.");
        if (configuration.Object("linearConfiguration") is { } linear)
        {
            CheckPercent(linear, "stepPercent", 3);
            CheckMinutes(linear, "stepBakeTimeInMinutes");
        }

        if (configuration.Object("canaryConfiguration") is { } canary)
        {
            CheckPercent(canary, "canaryPercent", 0.1);
            CheckMinutes(canary, "canaryBakeTimeInMinutes");
        }

        CheckHooks(configuration, strategy);
        if (strategy != "ROLLING" && configuration.Object("earlySuccessCriteria")?.Flag("enable") == true)
            throw EcsErrors.Invalid("earlySuccessCriteria can only be enabled for the deployment strategy ROLLING.");
    }

    /// <summary>Checks what the strategy needs of the service's load balancers.</summary>
    public void CheckLoadBalancers(JsonObject workload, JsonObject configuration, string region)
    {
        var strategy = DeploymentStrategy.Of(configuration);
        var balancers = workload.Objects("loadBalancers").ToList();
        if (strategy.Name is "LINEAR" or "CANARY" && balancers.Count == 0 && workload.Object("serviceConnectConfiguration")?.Flag("enabled") != true)
            throw EcsErrors.Invalid($"The deployment strategy {strategy.Name} requires a load balancer or Service Connect.");
        foreach (var balancer in balancers)
            if (balancer.Object("advancedConfiguration") is { } advanced)
                CheckAdvanced(advanced, balancer.Text("targetGroupArn"), region);
            else if (strategy.Shifts)
                throw EcsErrors.Invalid($"The deployment strategy {strategy.Name} requires advancedConfiguration for each load balancer.");
    }

    private void CheckAdvanced(JsonObject advanced, string? targetGroup, string region)
    {
        foreach (var name in new[] { "alternateTargetGroupArn", "productionListenerRule", "roleArn" })
            if (string.IsNullOrEmpty(advanced.Text(name)))
                throw EcsErrors.Invalid($"advancedConfiguration must have {name}.");
        var alternate = advanced.RequiredText("alternateTargetGroupArn");
        if (alternate == targetGroup)
            throw EcsErrors.Invalid("alternateTargetGroupArn must not be the target group itself.");
        if (context.Peers.Find<ITargetGroupCatalog>() is { } groups && groups.Find(alternate, region) is null)
            throw EcsErrors.Invalid($"The target group {alternate} does not exist.");
        if (context.Peers.Find<IListenerRules>() is not { } rules)
            return;
        foreach (var name in new[] { "productionListenerRule", "testListenerRule" })
        {
            if (advanced.Text(name) is not { Length: > 0 } rule)
                continue;
            var forwards = rules.Find(rule, region) ?? throw EcsErrors.Invalid($"The listener rule {rule} ({name}) does not exist.");
            if (!forwards.Any(group => group.TargetGroupArn == targetGroup || group.TargetGroupArn == alternate))
                throw EcsErrors.Invalid($"The listener rule {rule} ({name}) forwards to neither of the service's target groups.");
        }
    }

    private static void CheckHooks(JsonObject configuration, string strategy)
    {
        foreach (var hook in configuration.Objects("lifecycleHooks"))
        {
            if (strategy == "ROLLING")
                throw EcsErrors.Unsupported("Local plays lifecycle hooks of the strategies BLUE_GREEN, LINEAR and CANARY only.");
            if (hook.Texts("lifecycleStages").Count == 0)
                throw EcsErrors.Invalid("A lifecycle hook must have lifecycleStages.");
            var isPause = hook.Text("targetType") == "PAUSE";
            if (isPause == (hook.Text("hookTargetArn") is not null))
                throw EcsErrors.Invalid(isPause ? "A lifecycle hook of type PAUSE has no hookTargetArn." : "A lifecycle hook must have the hookTargetArn of a Lambda function.");
            if (!isPause && hook.Text("roleArn") is null)
                throw EcsErrors.Invalid("A lifecycle hook must have the roleArn of a role that may invoke its Lambda function.");
        }
    }

    private static void CheckMinutes(JsonObject settings, string name)
    {
        if (settings.Whole(name) is < 0 or > MostMinutes)
            throw EcsErrors.Invalid($"{name} must be from 0 to {MostMinutes}.");
    }

    private static void CheckPercent(JsonObject settings, string name, double least)
    {
        var percent = settings.Number(name) ?? 0;
        if (percent < least || percent > 100 || Math.Abs((percent * 10) - Math.Round(percent * 10)) > 1e-6)
            throw EcsErrors.Invalid(FormattableString.Invariant($"{name} must be a multiple of 0.1 from {least} to 100."));
    }

    private static JsonObject Part(JsonObject configuration, string name)
    {
        if (configuration.Object(name) is not { } part)
            configuration[name] = part = [];
        return part;
    }
}
