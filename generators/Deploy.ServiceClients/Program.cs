using Deploy.ServiceClients;
using Deploy.ServiceClients.Model;

try
{
    return args is ["import", .. var rest] ? ImportCommand.Run(rest, Command.DefaultModels, Console.Out) : Command.Run(args, Console.Out);
}
catch (GenerationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
