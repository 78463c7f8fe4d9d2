using BenchmarkDotNet.Running;

return args switch
{
    ["generator", .. var rest] => Run(rest),
    _ => Usage(),
};

static int Run(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Deploy.Benchmarks -- generator|build|plan|calls");
    return 64;
}
