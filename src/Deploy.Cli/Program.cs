using Deploy.Cli.Commands;

return await CommandLine.RunAsync(args);
