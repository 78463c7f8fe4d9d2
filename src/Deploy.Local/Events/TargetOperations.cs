using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>The targets of rules.</summary>
internal sealed class TargetOperations(EventState state)
{
    private const int MostTargets = 5;
    private const int LargestPage = 100;

    public JsonObject Put(LocalCall call)
    {
        var rule = state.Require(call, "Rule");
        var targets = call.Input.Objects("Targets").ToList();
        targets.ForEach(Check);
        if (rule.Targets.Keys.Union(targets.Select(target => target.RequiredText("Id"))).Count() > MostTargets)
            throw EventErrors.TooManyTargets();
        foreach (var target in targets)
            rule.Targets[target.RequiredText("Id")] = target.Copy();
        return Done();
    }

    public JsonObject List(LocalCall call)
    {
        var targets = state.Require(call, "Rule").Targets.Values.ToList();
        var (page, next) = Paging.Of(targets, call.Input.Whole("Limit"), call.Input.Text("NextToken"), LargestPage, EventErrors.BadToken);
        return Paging.Reply("Targets", page.Select(target => target.Copy()), next, "NextToken");
    }

    public JsonObject Remove(LocalCall call)
    {
        var rule = state.Require(call, "Rule");
        foreach (var id in call.Input.Texts("Ids"))
            rule.Targets.Remove(id);
        return Done();
    }

    private static JsonObject Done() => new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };

    private static void Check(JsonObject target)
    {
        var (id, text) = (target.RequiredText("Id"), target.RequiredText("Arn"));
        if (Arn.TryParse(text) is not { } arn)
            throw EventErrors.Invalid($"Parameter {text} is not valid. Reason: Provided Arn is not in correct format.");
        if (new[] { "Input", "InputPath", "InputTransformer" }.Count(target.ContainsKey) > 1)
            throw EventErrors.Invalid($"Only one of Input, InputPath, or InputTransformer must be provided for target {id}.");
        if (target.Text("Input") is { } input && !IsJson(input))
            throw EventErrors.Invalid($"JSON syntax error in input for target {id}.");
        if (arn.Service != "ecs")
            return;
        if (!arn.Resource.StartsWith("cluster/", StringComparison.Ordinal) || target.Object("EcsParameters") is not { } ecs)
            throw EventErrors.Invalid($"Parameter(s) EcsParameters must be specified for target: {id}.");
        if (!target.ContainsKey("RoleArn"))
            throw EventErrors.Invalid($"RoleArn is required for target {text}.");
        if (Arn.TryParse(ecs.RequiredText("TaskDefinitionArn")) is not { Service: "ecs" })
            throw EventErrors.Invalid($"Parameter {ecs.RequiredText("TaskDefinitionArn")} is not valid. Reason: Provided Arn is not in correct format.");
        if (ecs.Text("LaunchType") == "FARGATE" && ecs.Object("NetworkConfiguration") is null)
            throw EventErrors.Invalid($"NetworkConfiguration must be specified for target {id} with LaunchType FARGATE.");
    }

    private static bool IsJson(string text)
    {
        try
        {
            StrictJson.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
