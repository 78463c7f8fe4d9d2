using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>How instances are.</summary>
internal sealed class HealthOperations(CloudMapStore store)
{
    private const int LargestPage = 100;

    public JsonObject Get(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        var asked = call.Input.Texts("Instances");
        var found = asked.Count == 0 ? store.Instances(service).ToList() : [.. asked.Distinct().Select(id => store.Instance(service, id))];
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, CloudMapErrors.BadToken);
        var status = Views.Map(page.Select(instance => KeyValuePair.Create(instance.Id, instance.Health)));
        return new JsonObject { ["Status"] = status }.With("NextToken", next);
    }

    public JsonObject Update(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        if (!service.HasCustomHealth)
            throw CloudMapErrors.NoCustomHealth(service.Id);
        store.Tell(service, store.Instance(service, call.Input.RequiredText("InstanceId")), call.Input.RequiredText("Status"));
        return [];
    }
}
