using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Namespaces.</summary>
internal sealed partial class NamespaceOperations(CloudMapStore store)
{
    private const int LargestPage = 100;

    public JsonObject CreateHttp(LocalCall call) => Create(call, NamespaceRecord.Http);

    public JsonObject CreatePrivate(LocalCall call)
    {
        var vpc = call.Input.RequiredText("Vpc");
        CheckDnsName(call.Input.RequiredText("Name"));
        if (store.Context.Peers.Find<INetworkCatalog>()?.HasVpc(vpc, call.Region) == false)
            throw CloudMapErrors.Invalid($"The VPC {vpc} in region {call.Region} is not found.");
        return Create(call, NamespaceRecord.Private);
    }

    public JsonObject CreatePublic(LocalCall call)
    {
        CheckDnsName(call.Input.RequiredText("Name"));
        return Create(call, NamespaceRecord.Public);
    }

    public JsonObject Get(LocalCall call) =>
        new() { ["Namespace"] = Views.Of(store.Namespace(call.Region, call.Input.RequiredText("Id")), store.State(call.Region)) };

    public JsonObject List(LocalCall call)
    {
        var state = store.State(call.Region);
        var found = state.Namespaces.Values.Where(one => one.ReadyAt <= store.Now && Filters.Accept(
            call.Input,
            name => name switch { "TYPE" => one.Type, "NAME" => one.Name, "HTTP_NAME" => one.HttpName, _ => "SELF" },
            ("TYPE", "IN"), ("NAME", "BEGINS_WITH"), ("HTTP_NAME", "BEGINS_WITH"))).ToList();
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, CloudMapErrors.BadToken);
        return Paging.Reply("Namespaces", page.Select(JsonNode? (one) => Views.Of(one, state, isSummary: true)), next, "NextToken");
    }

    /// <summary>The type of the namespace must be that of the operation.</summary>
    public JsonObject Update(LocalCall call)
    {
        var one = store.Namespace(call.Region, call.Input.RequiredText("Id"));
        var type = call.Operation switch
        {
            "UpdateHttpNamespace" => NamespaceRecord.Http,
            "UpdatePrivateDnsNamespace" => NamespaceRecord.Private,
            _ => NamespaceRecord.Public,
        };
        if (one.Type != type)
            throw CloudMapErrors.Invalid($"The namespace {one.Id} is of type {one.Type}, which {call.Operation} does not update.");
        RefuseSecond(call.Region, one);
        var change = call.Input.Object("Namespace")!;
        one.Description = change.Text("Description") ?? one.Description;
        one.SoaTtl = (long?)change.Object("Properties")?.Object("DnsProperties")?.Object("SOA")?.Number("TTL") ?? one.SoaTtl;
        return Reply(store.Submit(call.Region, "UPDATE_NAMESPACE", ("NAMESPACE", one.Id)));
    }

    public JsonObject Delete(LocalCall call)
    {
        var one = store.Namespace(call.Region, call.Input.RequiredText("Id"));
        RefuseSecond(call.Region, one);
        if (store.State(call.Region).Services.Values.Any(service => service.NamespaceId == one.Id))
            throw CloudMapErrors.InUse("Namespace has associated services.");
        var operation = store.Submit(call.Region, "DELETE_NAMESPACE", ("NAMESPACE", one.Id));
        one.GoneAt = operation.DueAt;
        return Reply(operation);
    }

    private void RefuseSecond(string region, NamespaceRecord one)
    {
        if (store.Running(region, "NAMESPACE", one.Id) is { } running)
            throw CloudMapErrors.Duplicate(running);
    }

    /// <summary>The same request again gives the operation that it began.</summary>
    private JsonObject Create(LocalCall call, string type)
    {
        var (name, vpc, token) = (call.Input.RequiredText("Name"), call.Input.Text("Vpc"), call.Input.Text("CreatorRequestId"));
        var all = store.State(call.Region).Namespaces;
        var same = all.Values.Where(one => one.Type == type && one.Vpc == vpc && string.Equals(one.Name, name, Comparison(type)));
        if (same.FirstOrDefault() is { } existing)
        {
            if (existing.ReadyAt <= store.Now || store.Running(call.Region, "NAMESPACE", existing.Id) is not { } running)
                throw CloudMapErrors.NamespaceExists(existing);
            return token is not null && existing.CreatorRequestId == token ? Reply(running) : throw CloudMapErrors.Duplicate(running);
        }

        var made = NamespaceMaker.Make(all.Values, call.Region, name, type, store.Now);
        made.Vpc = vpc;
        made.Description = call.Input.Text("Description");
        made.CreatorRequestId = token;
        made.SoaTtl = (long?)call.Input.Object("Properties")?.Object("DnsProperties")?.Object("SOA")?.Number("TTL") ?? made.SoaTtl;
        made.Tags = TagOperations.Read(call.Input.Array("Tags"), made.Arn);
        var operation = store.Submit(call.Region, "CREATE_NAMESPACE", ("NAMESPACE", made.Id));
        made.ReadyAt = operation.DueAt;
        all.Add(made.Id, made);
        return Reply(operation);
    }

    private static StringComparison Comparison(string type) =>
        type == NamespaceRecord.Http ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static void CheckDnsName(string name)
    {
        if (!DnsName().IsMatch(name))
            throw CloudMapErrors.Invalid(
                $"{name} is not a name of DNS: labels of 1 to 63 letters, digits, hyphens and underscores, with dots between them.");
    }

    private static JsonObject Reply(OperationRecord operation) => new() { ["OperationId"] = operation.Id };

    [GeneratedRegex(@"\A(?=.{1,253}\z)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\z")]
    private static partial Regex DnsName();
}
