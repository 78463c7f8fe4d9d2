using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Events that clients send. Each is taken or refused by itself.</summary>
internal sealed class EventOperations(EventState state, EventBus bus)
{
    public JsonObject Put(LocalCall call)
    {
        var entries = call.Input.Objects("Entries").Select(entry => Put(call, entry)).ToList();
        return new JsonObject
        {
            ["FailedEntryCount"] = entries.Count(entry => entry.ContainsKey("ErrorCode")),
            ["Entries"] = entries.ToJsonArray(),
        };
    }

    private JsonObject Put(LocalCall call, JsonObject entry)
    {
        foreach (var name in (string[])["Source", "DetailType", "Detail"])
            if (string.IsNullOrEmpty(entry.Text(name)))
                return Refused("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
        if (entry.RequiredText("Source").StartsWith("aws.", StringComparison.Ordinal))
            return Refused("NotAuthorizedForSourceException", "Not authorized for the source.");
        if (StrictJson.TryParseObject(entry.RequiredText("Detail")) is not { } detail)
            return Refused("MalformedDetail", "Detail is malformed.");

        var now = state.Context.Clock.Timestamp;
        var happened = BusEvent.Of(
            call.Region, entry.RequiredText("Source"), entry.RequiredText("DetailType"), entry.Texts("Resources"), detail, entry.Number("Time") ?? now);
        // An event that a bus that is not there gets is lost, as in AWS.
        if (EventState.BusArn(call.Region, entry.Text("EventBusName")) == EventState.BusArn(call.Region, null))
            bus.Put(call.Region, happened, now);
        return new JsonObject { ["EventId"] = (string)happened["id"]! };
    }

    private static JsonObject Refused(string code, string message) => new() { ["ErrorCode"] = code, ["ErrorMessage"] = message };
}
