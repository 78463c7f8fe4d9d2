using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>A finding is shown at the argument that causes it.</summary>
public sealed class LocationTests
{
    [Fact]
    public async Task Samples_have_no_findings()
    {
        foreach (var (name, sources) in Samples.All())
            Assert.True(await Analyze.Findings(sources) is [], $"{name}: {string.Join("\n", await Analyze.Findings(sources))}");
    }

    [Fact]
    public async Task A_named_argument()
    {
        var found = await Analyze.Diagnostics("""
            using Deploy.Ecs;

            [Cluster, EcrRepository, Service]
            [TaskDefinition(
                Cpu = 256,
                Memory = 4096)]
            public sealed class Shop;
            """);
        Assert.Equal(["File0.cs(6,14-18): Error DECS0202"], found.Select(Analyze.Describe));
    }
}
