using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>How what was submitted stands.</summary>
internal sealed class SubmittedOperations(CloudMapStore store)
{
    private const int LargestPage = 100;

    public JsonObject Get(LocalCall call)
    {
        var id = call.Input.RequiredText("OperationId");
        var operation = store.State(call.Region).Operations.GetValueOrDefault(id) ?? throw CloudMapErrors.NoOperation(id);
        return new JsonObject { ["Operation"] = Views.Of(operation, store.Now) };
    }

    public JsonObject List(LocalCall call)
    {
        var now = store.Now;
        var found = store.State(call.Region).Operations.Values.Where(operation => Filters.Accept(
            call.Input,
            name => name switch
            {
                "NAMESPACE_ID" => operation.Targets.GetValueOrDefault("NAMESPACE"),
                "SERVICE_ID" => operation.Targets.GetValueOrDefault("SERVICE"),
                "STATUS" => operation.StatusAt(now),
                "TYPE" => operation.Type,
                _ => operation.UpdatedAt(now).ToString(CultureInfo.InvariantCulture),
            },
            ("STATUS", "IN"), ("TYPE", "IN"), ("UPDATE_DATE", "BETWEEN"))).ToList();
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, CloudMapErrors.BadToken);
        return Paging.Reply("Operations", page.Select(JsonNode? (operation) => new JsonObject
        {
            ["Id"] = operation.Id,
            ["Status"] = operation.StatusAt(now),
        }), next, "NextToken");
    }
}
