using Deploy.EndToEnd.Tests.Support;

namespace Deploy.EndToEnd.Tests.CompileTime;

[Collection(EndToEndCollection.Name)]
public sealed class CompileTimeTests(PackedPackage package)
{
    private const string InvalidPair = """

        [Cluster, EcrRepository]
        [TaskDefinition(Cpu = 256,
            Memory = 4096)]
        [Service(DesiredCount = 1)]
        public sealed class Shop;
        """;

    [Fact]
    public async Task An_invalid_pair_of_CPU_and_memory_fails_the_build_at_the_argument()
    {
        using var application = TemporaryApplication.Small(package, InvalidPair);

        var error = (await application.BuildAsync()).OnlyError();

        var (line, column) = application.PlaceOf("Deployment.cs", "Memory = 4096");
        Assert.Equal(("Deployment.cs", line, column, "DECS0203"), (error.File, error.Line, error.Column, error.Code));
    }
}
