using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Task definitions.</summary>
internal sealed class TaskDefinitionLocal(LocalContext context, EcsStore store)
{
    public JsonObject Register(LocalCall call)
    {
        var input = new DefinitionInput(call.Input);
        DefinitionRules.Check(input);
        var tags = TagRules.Read(call.Input.Array("tags"));
        var families = store.Definitions(call.Region).Families;
        if (!families.TryGetValue(input.Family, out var family))
            families.Add(input.Family, family = new FamilyRecord());
        var revision = ++family.Last;
        var definition = new DefinitionRecord
        {
            Family = input.Family,
            Revision = revision,
            Arn = call.Arn("ecs", $"task-definition/{input.Family}:{revision}"),
            Body = DefinitionDefaults.Body(input),
            Tags = tags,
        };
        definition.Body["registeredAt"] = context.Clock.Timestamp;
        definition.Body["registeredBy"] = LocalAccount.CallerArnIn(call.Region);
        family.Revisions.Add(definition);
        return Reply(definition, withTags: true);
    }

    public JsonObject Describe(LocalCall call)
    {
        Forget(call.Region);
        var definition = store.Definitions(call.Region).Find(call.Input.RequiredText("taskDefinition"))
            ?? throw EcsErrors.Client("Unable to describe task definition.");
        return Reply(definition, call.Input.Texts("include").Contains("TAGS"));
    }

    public JsonObject Deregister(LocalCall call)
    {
        var name = call.Input.RequiredText("taskDefinition");
        if (EcsDefinitions.Split(name).Revision is null)
            throw EcsErrors.Client("Revision is required for the task definition.");
        var definition = store.Definitions(call.Region).Exact(name)
            ?? throw EcsErrors.Client("The specified task definition does not exist. Specify a valid account, family, revision and try again.");
        if (definition.Status == "ACTIVE")
        {
            definition.Status = "INACTIVE";
            definition.DeregisteredAt = context.Clock.Timestamp;
        }

        return new JsonObject { ["taskDefinition"] = DefinitionView.Of(definition) };
    }

    public JsonObject Delete(LocalCall call)
    {
        var names = call.Input.Texts("taskDefinitions");
        if (names.Count is 0 or > 10)
            throw EcsErrors.Invalid("Task definitions must have 1 to 10 elements.");
        var deleted = new JsonArray();
        var failures = new JsonArray();
        foreach (var name in names)
        {
            var definition = store.Definitions(call.Region).Exact(name);
            if (definition?.Status is null or "ACTIVE")
            {
                failures.Add(new JsonObject
                {
                    ["arn"] = definition?.Arn ?? name,
                    ["reason"] = definition is null
                        ? "The specified task definition does not exist. Specify a valid account, family, revision and try again."
                        : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.",
                });
                continue;
            }

            definition.Status = "DELETE_IN_PROGRESS";
            definition.DeleteRequestedAt ??= context.Clock.Timestamp;
            deleted.Add(DefinitionView.Of(definition));
        }

        return new JsonObject { ["taskDefinitions"] = deleted, ["failures"] = failures };
    }

    public JsonObject List(LocalCall call)
    {
        Forget(call.Region);
        var family = call.Input.Text("familyPrefix");
        var status = call.Input.Text("status") ?? "ACTIVE";
        var found = store.Definitions(call.Region).Families
            .Where(f => string.IsNullOrEmpty(family) || f.Key == family)
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .SelectMany(f => f.Value.Revisions)
            .Where(d => d.Status == status)
            .Select(d => d.Arn).ToList();
        if (call.Input.Text("sort") == "DESC")
            found.Reverse();
        var (page, next) = Paging.Of(found, call.Input.Whole("maxResults"), call.Input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("taskDefinitionArns", page.Select(JsonNode? (a) => a), next);
    }

    public JsonObject ListFamilies(LocalCall call)
    {
        Forget(call.Region);
        var prefix = call.Input.Text("familyPrefix") ?? "";
        var status = call.Input.Text("status") ?? "ACTIVE";
        var found = store.Definitions(call.Region).Families
            .Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && f.Value.Revisions.Count > 0)
            .Where(f => status == "ALL" || f.Value.Revisions.Any(r => r.Status == "ACTIVE") == (status == "ACTIVE"))
            .Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("maxResults"), call.Input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("families", page.Select(JsonNode? (f) => f), next);
    }

    /// <summary>A definition in deletion goes when no task and no service uses it.</summary>
    private void Forget(string region)
    {
        var leaving = store.Definitions(region).Families.Values.SelectMany(f => f.Revisions).Where(r => r.Status == "DELETE_IN_PROGRESS").ToList();
        if (leaving.Count == 0)
            return;
        var clusters = store.State(region).Clusters.Values;
        var used = clusters.SelectMany(c => c.Tasks).Where(t => t.Last != "STOPPED").Select(t => t.DefinitionArn)
            .Concat(clusters.SelectMany(c => c.Services.Values).Where(s => s.Status != "INACTIVE").Select(s => s.Workload.RequiredText("taskDefinition")))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var definition in leaving.Where(d => !used.Contains(d.Arn) && d.DeleteRequestedAt + 1 < store.Now))
            store.Definitions(region).Families[definition.Family].Revisions.Remove(definition);
    }

    private static JsonObject Reply(DefinitionRecord definition, bool withTags)
    {
        var reply = new JsonObject { ["taskDefinition"] = DefinitionView.Of(definition) };
        return withTags ? reply.With("tags", definition.Tags.ToJson()) : reply;
    }
}
