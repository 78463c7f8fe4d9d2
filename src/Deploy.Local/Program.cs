using Deploy.Local;
using Deploy.Local.Hosting;

if (args is ["trim-models", ..])
    return TrimModels.Run(args[1..]);

PrivateFiles.MakeAllPrivate();
try
{
    await using var server = await LocalServer.StartAsync(LocalOptions.Parse(args), asProgram: true);
    Console.WriteLine($"Deploy.Local {LocalServer.Version} listens on {server.Url}");
    await server.WaitAsync();
    return 0;
}
catch (FormatException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (StateInUseException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 3;
}
catch (IOException problem)
{
    Console.Error.WriteLine($"Deploy.Local could not start: {problem.Message}");
    return 4;
}
