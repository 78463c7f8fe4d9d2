using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Benchmarks.Processes;

/// <summary>What <c>deploy-ecs plan</c> takes when there is nothing to do, whole process, next to an empty .NET program.</summary>
internal static class PlanBenchmark
{
    private const int Rounds = 15;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder("benchmark");
        using var local = LocalAws.Start();
        var plan = folder.Write("many.deploy.json", ManyServices.Document(services: 2).Write());
        var empty = await EmptyProgramAsync(folder);
        (await DeployCommand.RunAsync(local, "apply", plan)).EnsureSuccess();
        var measurement = await Measurement.AlternateAsync(
            Rounds,
            async () => (await Dotnet.RunAsync(folder.Root, empty)).EnsureSuccess(),
            async () => (await DeployCommand.RunAsync(local, "plan", plan)).EnsureSuccess());
        measurement.Print("an empty .NET program", "deploy-ecs plan, nothing to do");
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
