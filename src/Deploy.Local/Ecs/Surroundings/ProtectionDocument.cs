using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>What a program asks of its task's protection, which the agent does in the name of the task role.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html"/>.</remarks>
internal sealed class ProtectionDocument(LocalContext context, string region, EcsState state)
{
    /// <summary>The answer to a container of the task.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="definition">The task's revision; null: it is gone.</param>
    /// <param name="operation">The operation of ECS that the agent calls.</param>
    /// <param name="body">What it sent; null where it asks only.</param>
    public (int Status, JsonObject Document) Answer(TaskRecord task, DefinitionRecord? definition, string operation, string? body)
    {
        if (definition is null || task.TaskRole(definition) is not { } role)
            return Error(task, StatusCodes.Status403Forbidden, "AccessDeniedException", "The task has no role, in whose name the agent could ask.");
        if (Refusal(task, role, $"ecs:{operation}") is { } refusal)
            return Error(task, StatusCodes.Status400BadRequest, "AccessDeniedException", refusal);
        try
        {
            var update = operation == TaskRequest.ProtectionUpdate ? ProtectionUpdate.Parse(body) : null;
            if (TaskProtection.WhyNot(task) is { } reason)
                return (StatusCodes.Status200OK, new JsonObject { ["failure"] = new JsonObject { ["Arn"] = task.Arn, ["Detail"] = null, ["Reason"] = reason } });
            var now = context.Clock.Timestamp;
            if (update is not null)
                TaskProtection.Set(state.Clusters.Values.First(cluster => cluster.Arn == task.ClusterArn), task, update.Enabled, update.Minutes, now);
            return (StatusCodes.Status200OK, new JsonObject { ["protection"] = Protection(task, now) });
        }
        catch (LocalServiceException problem)
        {
            return Error(task, StatusCodes.Status400BadRequest, problem.Code, problem.Message);
        }
    }

    private string? Refusal(TaskRecord task, string role, string action) =>
        context.Peers.Find<IAuthorization>()?.Evaluate(role, task.Id, region, new AccessRequest(action, task.Arn, new AccessContext())).Refusal;

    private static JsonObject Protection(TaskRecord task, double now) => new()
    {
        ["ExpirationDate"] = task.IsProtected(now) ? Rfc3339.Of(task.ProtectedUntil) : null,
        ["ProtectionEnabled"] = task.IsProtected(now),
        ["TaskArn"] = task.Arn,
    };

    private static (int Status, JsonObject Document) Error(TaskRecord task, int status, string code, string message) =>
        (status, new JsonObject { ["error"] = new JsonObject { ["Arn"] = task.Arn, ["Code"] = code, ["Message"] = message } });

    /// <summary>What a program wants of its task's protection.</summary>
    private sealed record ProtectionUpdate(bool Enabled, int Minutes)
    {
        public static ProtectionUpdate Parse(string? body)
        {
            if (Read(body) is not { } json || json.Flag("ProtectionEnabled") is not { } enabled)
                throw EcsErrors.Invalid("""The body must be JSON such as {"ProtectionEnabled":true,"ExpiresInMinutes":60}.""");
            return new ProtectionUpdate(enabled, TaskProtection.Minutes(json.Whole("ExpiresInMinutes")));
        }

        private static JsonObject? Read(string? body)
        {
            try
            {
                return JsonNode.Parse(body ?? "") as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
