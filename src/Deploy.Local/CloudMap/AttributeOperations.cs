using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>What callers note about services.</summary>
internal sealed class AttributeOperations(CloudMapStore store)
{
    private const int Most = 30;

    public JsonObject Get(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        return new JsonObject
        {
            ["ServiceAttributes"] = new JsonObject
            {
                ["ServiceArn"] = service.Arn,
                ["ResourceOwner"] = LocalAccount.Id,
                ["Attributes"] = Views.Map(service.Attributes),
            },
        };
    }

    public JsonObject Update(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        var given = call.Input.Object("Attributes")!;
        if (service.Attributes.Keys.Concat(given.Select(pair => pair.Key)).Distinct().Count() > Most)
            throw new LocalServiceException("ServiceAttributesLimitExceededException", $"A service can have at most {Most} attributes.");
        foreach (var (name, value) in given)
            service.Attributes[name] = value!.GetValue<string>();
        return [];
    }

    public JsonObject Delete(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        foreach (var name in call.Input.Texts("Attributes"))
            service.Attributes.Remove(name);
        return [];
    }
}
