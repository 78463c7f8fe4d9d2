using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Benchmarks.Processes;

/// <summary>What <c>deploy-ecs plan</c> of Storefront takes when there is nothing to do, whole process, next to an empty .NET program.</summary>
internal static class PlanBenchmark
{
    private const int Rounds = 15;

    public static async Task RunAsync()
    {
        using var storefront = await PackagedStorefront.CreateAsync();
        using var folder = new TemporaryFolder("benchmark");
        using var local = LocalAws.Start();
        var environment = new Dictionary<string, string?> { ["DEPLOY_ECS_LOCAL_STATE"] = local.StateDirectory };
        var empty = await EmptyProgramAsync(folder);
        (await Dotnet.RunAsync(storefront.With, ["publish", "-p:DeployToEcs=local"], environment)).EnsureSuccess();
        string[] plan = [storefront.Command, "plan", "--local", "--plan", Path.Combine(storefront.With, "bin", "Release", "net10.0", "Storefront.deploy.json")];
        var nothing = (await Dotnet.RunAsync(storefront.With, plan, environment)).EnsureSuccess();
        if (!nothing.Output.Contains("Nothing to do", StringComparison.Ordinal)) throw new InvalidOperationException($"There is something to do:\n{nothing.Output}");
        var measurement = await Measurement.AlternateAsync(
            Rounds,
            async () => (await Dotnet.RunAsync(folder.Root, empty)).EnsureSuccess(),
            async () => (await Dotnet.RunAsync(storefront.With, plan, environment)).EnsureSuccess());
        measurement.Print("an empty .NET program", "deploy-ecs plan of Storefront, nothing to do");
    }

    private static async Task<string> EmptyProgramAsync(TemporaryFolder folder)
    {
        folder.Write("Empty/Empty.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Empty/Program.cs", "return;\n");
        (await Dotnet.RunAsync(folder.PathOf("Empty"), "build", "-c", "Release", "-o", folder.PathOf("out"))).EnsureSuccess();
        return folder.PathOf("out", "Empty.dll");
    }
}
