using Deploy.Local;
using Deploy.Local.Hosting;
using Deploy.Local.Services;

if (args is ["trim-models", ..])
    return TrimModels.Run(args[1..]);

PrivateFiles.MakeAllPrivate();
LocalOptions? options = null;
try
{
    options = LocalOptions.Parse(args);
    await using var server = await LocalServer.StartAsync(options, asProgram: true);
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
catch (StateDamagedException problem)
{
    return Tell(problem.Message, 5);
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
{
    return Tell(problem.Message, 4);
}

// Whoever started this program does not read its output.
int Tell(string text, int exitCode)
{
    Console.Error.WriteLine($"Deploy.Local could not start: {text}");
    ProblemFile.TryWrite(options?.StateDirectory, text);
    return exitCode;
}
