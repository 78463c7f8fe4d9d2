using BenchmarkDotNet.Running;
using Deploy.Benchmarks.Processes;

switch (args)
{
    case ["generator", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(["--filter", "*", .. rest]);
        return 0;
    case ["build"]:
        await BuildBenchmark.RunAsync();
        return 0;
    case ["plan"]:
        await PlanBenchmark.RunAsync();
        return 0;
    case ["calls"]:
        await CallsBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Deploy.Benchmarks -- generator|build|plan|calls");
        return 64;
}
