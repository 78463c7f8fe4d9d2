using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Benchmarks.Processes;

/// <summary>Runs the built <c>deploy-ecs</c> against an embedded AWS.</summary>
internal static class DeployCommand
{
    private static readonly string Program = Repository.PathOf("src", "Deploy.Cli", "bin", Repository.Configuration, "net10.0", "deploy-ecs.dll");

    private static readonly Dictionary<string, string?> Credentials = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "benchmark",
        ["AWS_SECRET_ACCESS_KEY"] = "benchmark",
        ["AWS_REGION"] = "us-east-1",
    };

    public static Task<RunResult> RunAsync(LocalAws local, string verb, string plan) =>
        Dotnet.RunAsync(Path.GetDirectoryName(plan)!, [Program, verb, "--plan", plan, "--endpoint-url", local.Url], Credentials);
}
