using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local;

/// <summary>
/// The maintainers' verb <c>trim-models [--from folder] [--botocore folder] [--into folder] [service …]</c>:
/// writes each service's model anew with exactly the operations that the service registers.
/// </summary>
internal static class TrimModels
{
    public static int Run(string[] arguments)
    {
        string? from = null, botocore = null;
        var into = Path.Combine("src", "Deploy.Local", "Models");
        var only = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--from" when i + 1 < arguments.Length:
                    from = arguments[++i];
                    break;
                case "--botocore" when i + 1 < arguments.Length:
                    botocore = arguments[++i];
                    break;
                case "--into" when i + 1 < arguments.Length:
                    into = arguments[++i];
                    break;
                default:
                    only.Add(arguments[i]);
                    break;
            }
        }

        var context = new LocalContext(
            new StateStore(null), new LocalClock(TimeProvider.System), new LocalEndpoint(0), new RequestLog(TimeProvider.System), new FaultList(TimeProvider.System));
        foreach (var service in ServiceCatalog.Create(context).Where(s => only.Count == 0 || only.Contains(s.Model)))
        {
            try
            {
                var text = ModelTrimmer.Trim(service.Model, ModelTrimmer.Find(service.Model, from, botocore), service.Operations.Keys);
                File.WriteAllText(Path.Combine(into, service.Model + ".json"), text);
                Console.WriteLine($"{service.Model}: {service.Operations.Count} operations, {text.Length / 1024} KiB");
            }
            catch (Exception problem) when (problem is IOException or InvalidOperationException)
            {
                Console.Error.WriteLine(problem.Message);
                return 1;
            }
        }

        return 0;
    }
}
