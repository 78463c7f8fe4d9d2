using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Requests;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http.Features;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>
/// What ECS's agent answers the containers of a task that has not stopped: metadata, statistics, protection and the credentials of its role. A path that
/// nobody can guess stands for the task; credentials need its other token too.
/// </summary>
/// <param name="context">Local's state.</param>
/// <param name="stateOf">The clusters of a region, moved on to now.</param>
internal sealed class TaskSurface(LocalContext context, Func<string, EcsState> stateOf) : IHttpSurface
{
    private const string Service = "ecs-agent";
    private const int LongestBody = 16 * 1024;

    private readonly StatisticsDocument _statistics = new(context);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.Map(TaskAddress.Root + "/{token}/{**path}", AnswerAsync);

    private async Task AnswerAsync(HttpContext http)
    {
        var request = TaskRequest.Of(http.Request.Method, http.Request.RouteValues["path"] as string ?? "");
        var token = http.Request.RouteValues["token"] as string ?? "";
        var body = request?.Operation == TaskRequest.ProtectionUpdate ? await ReadAsync(http) : null;
        var (status, text) = await context.Gate.RunAsync(
            () =>
            {
                var answer = request is null ? NotFound : Answer(request, token, http.Request.Headers.Authorization.ToString(), body);
                context.Store.Flush();
                return answer;
            },
            http.RequestAborted);
        if (body is not null)
            context.Pulse.Wake();
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Json;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static (int Status, string Text) NotFound => Refusal(StatusCodes.Status404NotFound, "No task is known at this address.");

    /// <summary>Null where it is too long for what programs have to say.</summary>
    private static async Task<string?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LongestBody || http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
            return null;
        limit.MaxRequestBodySize = LongestBody;
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private (int Status, string Text) Answer(TaskRequest request, string token, string authorization, string? body)
    {
        if (Find(token) is not var (region, task))
            return NotFound;
        var answer = Answer(request, region, task, authorization, body);
        context.Requests.Record(new RequestEntry(
            Service, request.Operation, Mutating: request.Operation == TaskRequest.ProtectionUpdate, answer.Status, answer.Status < 400 ? null : $"{answer.Status}", region, "",
            new JsonObject { ["task"] = task.Arn }.With("container", request.Container)));
        return answer;
    }

    private (int Status, string Text) Answer(TaskRequest request, string region, TaskRecord task, string authorization, string? body)
    {
        var definition = context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(task.DefinitionArn);
        if (request.Operation == TaskRequest.Credentials)
            return !IsEqual(authorization, task.CredentialsToken) ? Refusal(StatusCodes.Status401Unauthorized, "The authorization token is missing or wrong.")
                : new TaskCredentials(context, region).Of(task, definition) is { } credentials ? Found(credentials)
                : Refusal(StatusCodes.Status404NotFound, "The task has no role.");
        if (task.Containers.FirstOrDefault(one => one.Name == request.Container) is not { } container)
            return NotFound;
        if (request.Operation is TaskRequest.Protection or TaskRequest.ProtectionUpdate)
        {
            var (status, document) = new ProtectionDocument(context, region, stateOf(region)).Answer(task, definition, request.Operation, body);
            return (status, document.ToJsonString());
        }

        return Found(request.Operation switch
        {
            TaskRequest.Container4 => new ContainerDocument(context, region).Of(task, definition, container),
            TaskRequest.Task4 => new TaskDocument(context, region).Of(task, definition),
            TaskRequest.TaggedTask => new TaskDocument(context, region).WithTags(task, definition),
            TaskRequest.Statistics => _statistics.Of(task, container),
            _ => _statistics.Of(task),
        });
    }

    private (string Region, TaskRecord Task)? Find(string token)
    {
        foreach (var region in context.Store.Regions("ecs"))
        {
            // Only the region that has the task moves on: looking it up must not cost a step in each.
            if (TaskOf(context.Store.Document<EcsState>("ecs", region), token) is not null
                && TaskOf(stateOf(region), token) is { } task && task.Last != TaskStatus.Stopped)
                return (region, task);
        }

        return null;
    }

    private static TaskRecord? TaskOf(EcsState state, string token) =>
        state.Clusters.Values.SelectMany(cluster => cluster.Tasks).FirstOrDefault(task => task.MetadataToken == token);

    private static bool IsEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static (int Status, string Text) Found(JsonObject? document) => (StatusCodes.Status200OK, document?.ToJsonString() ?? "null");

    private static (int Status, string Text) Refusal(int status, string message) => (status, new JsonObject { ["message"] = message }.ToJsonString());
}
