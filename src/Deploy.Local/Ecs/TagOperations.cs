using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Tags of clusters, services, task definitions, tasks and gateways by ARN.</summary>
internal sealed class TagOperations(EcsStore store)
{
    public JsonObject Tag(LocalCall call)
    {
        TagRules.Merge(Find(call), call.Input.Array("tags"));
        return [];
    }

    public JsonObject Untag(LocalCall call)
    {
        Find(call).Remove(call.Input.Texts("tagKeys"));
        return [];
    }

    public JsonObject List(LocalCall call) => new() { ["tags"] = Find(call).ToJson() };

    /// <summary>The tags of a resource of ECS; null when there is no such resource, or none that has tags.</summary>
    public static TagSet? TryFind(EcsStore store, string region, string text) => Arn.TryParse(text)?.Resource.Split('/') switch
    {
        ["cluster", var name] => store.FindCluster(region, name)?.Tags,
        ["service", _, _] => store.FindByArn(region, text)?.Service.Tags,
        ["service-deployment" or "service-revision", _, _, _] => store.FindByArn(region, text)?.Service.Tags,
        ["task-definition", _] => store.Definitions(region).Exact(text)?.Tags,
        ["task", var cluster, var id] => store.FindTask(region, cluster, id)?.Tags,
        ["gateway", _, _] => store.State(region).Gateway(text)?.Tags,
        _ => null,
    };

    private TagSet Find(LocalCall call)
    {
        var text = call.Input.RequiredText("resourceArn");
        if (Arn.TryParse(text) is not { Service: "ecs" } arn)
            throw EcsErrors.Invalid("The specified ARN is not a valid ECS ARN.");
        var parts = arn.Resource.Split('/');
        return parts switch
        {
            ["cluster", var name] => store.FindCluster(call.Region, name) is { Status: "ACTIVE" } cluster ? cluster.Tags : throw EcsErrors.NoCluster(),
            ["service", _, _] => store.FindByArn(call.Region, text) is (_, { Status: not "INACTIVE" } service)
                ? service.Tags
                : throw EcsErrors.Invalid("The specified service was not found."),
            ["task-definition", _] => store.Definitions(call.Region).Exact(text)?.Tags
                ?? throw EcsErrors.Invalid("The specified task definition was not found."),
            ["task", var cluster, var id] => store.FindTask(call.Region, cluster, id)?.Tags
                ?? throw EcsErrors.Invalid("The specified task was not found."),
            ["gateway", _, _] => store.State(call.Region).Gateway(text)?.Tags
                ?? throw EcsErrors.Invalid("The specified gateway was not found."),
            _ => throw EcsErrors.Invalid("The type of the resource is not supported for tagging."),
        };
    }
}
