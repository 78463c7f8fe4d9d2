using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>The compiled plan of the sample Storefront, and a later version of it.</summary>
internal static class StorefrontPlans
{
    /// <summary>As the compiler wrote it; a test of the package holds it against the sample.</summary>
    public static DeploymentPlan First { get; } =
        DeploymentDocument.Read(File.ReadAllText(Repository.PathOf("tests", "Deploy.Engine.Tests", "Sweeps", "storefront.deploy.json"))).Plan;

    /// <summary>The nightly report is gone, the API has another setting and another count, and the worker keeps its logs for longer.</summary>
    public static DeploymentPlan Second { get; } = First with
    {
        Resources = First.Resources.Where(resource => !resource.Address.Name.Contains("report", StringComparison.Ordinal) && resource is not ScheduleGroupSpec)
            .Select(resource => resource switch
            {
                TaskDefinitionSpec { Name: "storefront-api" } task => task with { ContainerDefinitions = task.ContainerDefinitions.Select(Changed).ToEquatableList() },
                ServiceSpec { Name: "storefront-api" } service => service with { DesiredCount = 3 },
                LogGroupSpec { Name: "/ecs/storefront-worker" } group => group with { RetentionInDays = 60 },
                RoleSpec { Name: "storefront-api-task" } role => role with { Description = "What the code may do." },
                _ => resource,
            })
            .ToEquatableList(),
    };

    private static ContainerSpec Changed(ContainerSpec container) =>
        container with { Environment = container.Environment.Append(new EnvironmentVariableSpec("FEATURE", "on")).ToEquatableList() };
}
