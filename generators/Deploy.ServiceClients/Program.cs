using Deploy.ServiceClients;
using Deploy.ServiceClients.Model;

try
{
    return Command.Run(args, Console.Out);
}
catch (GenerationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
