using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Publishing;

[Collection(StorefrontCollection.Name)]
public sealed class CompileTimeTests(StorefrontFixture storefront)
{
    [Fact]
    public async Task An_invalid_pair_of_CPU_and_memory_fails_the_build_at_the_argument()
    {
        using var change = storefront.Clone.Change("samples/Storefront/Deployment/Worker.cs", "Memory = 512", "Memory = 4096");
        var lines = File.ReadAllLines(storefront.Clone.PathOf("samples/Storefront/Deployment/Worker.cs"));
        var line = Array.FindIndex(lines, text => text.Contains("4096", StringComparison.Ordinal));

        var result = await Dotnet.RunAsync(storefront.Clone.Root, "build", "samples/Storefront", "-c", "Release", "-tl:off");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches($@"Worker\.cs\({line + 1},{lines[line].IndexOf("4096", StringComparison.Ordinal) + 1}\): error DECS02[0-9]{{2}}: ", result.Output);
    }
}
