using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Benchmarks.Processes;

/// <summary>API calls of a deployment of 50 services that changes nothing, next to the least that the batch sizes of the APIs allow.</summary>
internal static class CallsBenchmark
{
    private const int Services = 50;
    private const int ServicesPerDescribe = 10;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder("benchmark");
        using var local = LocalAws.Start();
        var plan = folder.Write("many.deploy.json", ManyServices.Document(Services).Write());
        (await DeployCommand.RunAsync(local, "apply", plan)).EnsureSuccess();
        await local.ForgetRequestsAsync();
        (await DeployCommand.RunAsync(local, "apply", plan)).EnsureSuccess();

        var calls = (await local.RequestsAsync()).GroupBy(call => call).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (call, count) in calls.OrderByDescending(pair => pair.Value)) Console.WriteLine($"| {call} | {count} |");
        var least = Least();
        var made = calls.Values.Sum();
        Console.WriteLine($"| all | {made} |");
        Console.WriteLine($"At the least {least}: ratio {(double)made / least:F2}. Writing calls: {(await local.MutationsAsync()).Count}.");
    }

    /// <summary>
    /// Who am I; subnets; security groups; log groups and their tags; role, its inline policy and its attached policies; the cluster;
    /// services, ten a call; each service's task definition, which ECS describes one at a time.
    /// </summary>
    private static int Least() => 1 + 1 + 1 + 2 + 3 + 1 + (Services / ServicesPerDescribe) + Services;
}
