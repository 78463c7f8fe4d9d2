using Deploy.Ecs;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Images;

/// <summary>For which operating system and processor the project's own image is built.</summary>
public static class ImagePlatform
{
    /// <summary>The runtime identifier that the task definitions ask for: <c>linux-x64</c>, <c>linux-arm64</c>, <c>win-x64</c>.</summary>
    /// <param name="resources">The plan's resources.</param>
    /// <param name="declared">The project's own, which is kept (<c>linux-musl-x64</c>); null where it names none.</param>
    /// <exception cref="DeploymentException">Task definitions that run the image ask for different ones, or for another than the project is published for.</exception>
    public static string? RuntimeIdentifierOf(IEnumerable<ResourceSpec> resources, string? declared)
    {
        var wanted = resources.OfType<TaskDefinitionSpec>()
            .Where(task => task.Ownership != Ownership.External && task.ContainerDefinitions.Any(container => container is { Image: null, Repository: not null }))
            .GroupBy(Of)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (wanted.Count > 1)
        {
            var list = string.Join(", ", wanted.Select(group => $"{group.First().Address} on {group.Key}"));
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"The project's image runs on one kind of processor, but task definitions ask for several: {list}. Give them the same Architecture.")
            {
                Address = wanted[^1].First().Address,
                Property = nameof(TaskDefinitionSpec.CpuArchitecture),
            };
        }

        if (wanted.Count == 0) return declared;
        if (declared is null) return wanted[0].Key;
        if (Parts(declared) == Parts(wanted[0].Key)) return declared;
        throw new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            $"The project is published for {declared}, but {wanted[0].First().Address} runs on {wanted[0].Key}. Publish it for that (-r {wanted[0].Key}), or without a runtime identifier, or change the task definition.")
        {
            Address = wanted[0].First().Address,
            Property = nameof(TaskDefinitionSpec.CpuArchitecture),
        };
    }

    private static string Of(TaskDefinitionSpec task) =>
        $"{(task.OperatingSystemFamily == OperatingSystemFamily.Linux ? "linux" : "win")}-{(task.CpuArchitecture == CpuArchitecture.Arm64 ? "arm64" : "x64")}";

    private static (string System, string Processor) Parts(string runtimeIdentifier)
    {
        var parts = runtimeIdentifier.Split('-');
        return (parts[0], parts[^1]);
    }
}
