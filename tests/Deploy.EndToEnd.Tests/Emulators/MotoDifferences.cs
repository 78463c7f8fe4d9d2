namespace Deploy.EndToEnd.Tests.Emulators;

/// <summary>Where moto is not like AWS, each with the reason. What is listed and does not occur fails the test, as does what occurs and is not listed.</summary>
internal static class MotoDifferences
{
    private const string NoRollouts = "moto starts no tasks, so its rollouts stay in progress and nothing happens to the service";
    private const string NoDefaults = "moto describes what was sent, without the defaults that ECS fills in";
    private const string NotKnown = "moto does not know this member";
    private const string Service = @"services\.storefront-(api|worker)-dev\.";
    private const string Deployment = Service + @"deployments\[PRIMARY\]\.";
    private const string TaskDefinition = @"taskDefinitions\.storefront-(api|worker|report)\.";

    /// <summary>What a second run writes: moto's CreateService drops circuit breaker, zone rebalancing and managed tags, which its UpdateService keeps.</summary>
    public static IReadOnlyList<string> ForgottenCalls { get; } = ["ecs:UpdateService storefront-api-dev", "ecs:UpdateService storefront-worker-dev"];

    /// <summary>Patterns of paths in the described state, and why they differ.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        [@"cluster\.(activeServicesCount|runningTasksCount)"] = "moto counts neither services nor tasks of a cluster",
        [Service + "(runningCount|pendingCount)"] = NoRollouts,
        [Service + @"events\[\d\]\.message"] = NoRollouts,
        [Deployment + "(runningCount|pendingCount|rolloutState|rolloutStateReason)"] = NoRollouts,
        [Service + "currentServiceDeployment"] = "moto knows no service deployments",
        [Service + @"currentServiceRevisions\[0\]\.\w+"] = "moto knows no service revisions",
        [Service + @"(deployments\[PRIMARY\]\.)?networkConfiguration\.awsvpcConfiguration\.subnets\[[345]\]"] = "moto's default network has six zones, Local's three",
        [@"schedule\.Target\.EcsParameters\.NetworkConfiguration\.awsvpcConfiguration\.Subnets\[[345]\]"] = "moto's default network has six zones, Local's three",
        [Deployment + "platformFamily"] = "moto writes the launch type where ECS writes the operating system",
        [Service + "platformFamily"] = NotKnown,
        [Service + "createdBy"] = NotKnown,
        [Service + "roleArn"] = "moto makes no service-linked role",
        [Service + "resourceManagementType"] = NotKnown,
        [Deployment + "platformVersion"] = NoDefaults,
        [Service + "(platformVersion|enableExecuteCommand)"] = NoDefaults,
        [Service + @"deploymentConfiguration\.(strategy|bakeTimeInMinutes)"] = NoDefaults,
        [TaskDefinition + "enableFaultInjection"] = NoDefaults,
        [@"taskDefinitions\.storefront-api\.containerDefinitions\[api\]\.(healthCheck\.timeout|portMappings\[8080\]\.hostPort)"] = NoDefaults,
        [TaskDefinition + "registeredBy"] = NotKnown,
        [TaskDefinition + @"requiresAttributes\[[a-z0-9.-]+\]\.name"] = "moto does not derive what a task definition needs of an instance",
        [TaskDefinition + @"tags\.deploy-ecs:content-hash"] = "the hash covers account and registry, which the comparison leaves out",
        [@"logGroups\./ecs/storefront-(api|worker|report)-dev\.(logGroupClass|deletionProtectionEnabled)"] = NoDefaults,
    };
}
