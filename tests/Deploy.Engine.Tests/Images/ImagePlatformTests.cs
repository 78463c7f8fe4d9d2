using Deploy.Ecs;
using Deploy.Engine.Images;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Images;

public sealed class ImagePlatformTests
{
    [Theory]
    [InlineData(CpuArchitecture.X86_64, null, "linux-x64")]
    [InlineData(CpuArchitecture.Arm64, null, "linux-arm64")]
    [InlineData(CpuArchitecture.X86_64, "linux-x64", "linux-x64")]
    [InlineData(CpuArchitecture.X86_64, "linux-musl-x64", "linux-musl-x64")]
    public void What_fits_is_kept(CpuArchitecture architecture, string? declared, string expected) =>
        Assert.Equal(expected, ImagePlatform.RuntimeIdentifierOf([Task(architecture)], declared));

    [Theory]
    [InlineData("win-x64")]
    [InlineData("osx-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-arm64")]
    public void What_the_project_is_published_for_must_be_what_the_task_runs_on(string declared)
    {
        var refused = Assert.Throws<DeploymentException>(() => ImagePlatform.RuntimeIdentifierOf([Task(CpuArchitecture.X86_64)], declared));

        Assert.Equal(DeploymentOutcome.RefusedByPreflight, refused.Outcome);
        Assert.Contains($"published for {declared}, but task-definition/shop runs on linux-x64.", refused.Message, StringComparison.Ordinal);
    }

    private static TaskDefinitionSpec Task(CpuArchitecture architecture) => new()
    {
        Name = "shop",
        CpuArchitecture = architecture,
        OperatingSystemFamily = OperatingSystemFamily.Linux,
        ContainerDefinitions = new[] { new ContainerSpec { Name = "app", Repository = ResourceAddress.Parse("ecr-repository/shop") } }.ToEquatableList(),
    };
}
