using Deploy.Testing;

namespace Deploy.Benchmarks.Processes;

/// <summary>What the package adds to the build of Storefront: the same code with the package, and without it and its attributes.</summary>
internal static class BuildBenchmark
{
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        using var storefront = await PackagedStorefront.CreateAsync();
        var measurement = await Measurement.AlternateAsync(Rounds, () => BuildAsync(storefront.Without), () => BuildAsync(storefront.With));
        measurement.Print("Storefront without the package", "Storefront with the package");
    }

    private static async Task BuildAsync(string project) =>
        (await Dotnet.RunAsync(project, "build", "--no-restore", "--no-incremental", "-c", "Release")).EnsureSuccess();
}
