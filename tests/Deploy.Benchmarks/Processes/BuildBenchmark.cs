using Deploy.Testing;

namespace Deploy.Benchmarks.Processes;

/// <summary>
/// What the package adds to the build of Storefront: the same code with the package, and without it and its attributes. With the compiler
/// server, as <c>dotnet build</c> uses it, and with a compiler that starts anew and compiles itself first, as a pipeline has it.
/// </summary>
internal static class BuildBenchmark
{
    private const int Rounds = 9;

    public static async Task RunAsync()
    {
        using var storefront = await PackagedStorefront.CreateAsync();
        foreach (var (name, shared, warmUps) in new[] { ("compiler server after five builds", true, 5), ("new compiler", false, 1) })
        {
            var measurement = await Measurement.AlternateAsync(Rounds, () => BuildAsync(storefront.Without, shared), () => BuildAsync(storefront.With, shared), warmUps);
            measurement.Print($"Storefront without the package, {name}", $"Storefront with the package, {name}");
        }
    }

    private static async Task BuildAsync(string project, bool shared) =>
        (await Dotnet.RunAsync(project, "build", "--no-restore", "--no-incremental", "-c", "Release", $"-p:UseSharedCompilation={(shared ? "true" : "false")}")).EnsureSuccess();
}
