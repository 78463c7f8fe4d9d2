using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local;

/// <summary>
/// The maintainers' verb <c>trim-models [service …]</c>, from the root of the repository: writes each service's model anew
/// from the whole one, with exactly the operations that the service registers.
/// </summary>
internal static class TrimModels
{
    public static int Run(string[] only)
    {
        var from = Path.Combine("generators", "Deploy.ServiceClients", "Models");
        var into = Path.Combine("src", "Deploy.Local", "Models");
        var context = new LocalContext(
            new StateStore(null), new LocalClock(TimeProvider.System), new LocalEndpoint(0), new RequestLog(TimeProvider.System), new FaultList(TimeProvider.System));
        foreach (var service in ServiceCatalog.Create(context).Where(s => only.Length == 0 || only.Contains(s.Model)))
        {
            try
            {
                var text = ModelTrimmer.Trim(service.Model, File.ReadAllText(Path.Combine(from, service.Model + ".json")), service.Operations.Keys);
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
