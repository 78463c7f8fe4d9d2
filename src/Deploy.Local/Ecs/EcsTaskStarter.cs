using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Services;
using Deploy.Local.Validation;

namespace Deploy.Local.Ecs;

/// <summary>RunTask for schedules and rules.</summary>
internal sealed class EcsTaskStarter(TaskOperations tasks, EcsAccess access) : ITaskStarter
{
    private static readonly Lazy<Shape> Input = new(() => ServiceModel.Embedded("ecs").Operations["RunTask"].Input!);

    public IReadOnlyList<string> Start(JsonObject request, string region, double at)
    {
        // Overrides are text that nobody has looked at.
        var found = new ShapeValidator(constraints: true).Check(request, Input.Value);
        if (found.Malformed.Concat(found.Constraints).FirstOrDefault() is { } wrong)
            throw new LocalServiceException("InvalidParameterException", wrong);
        var reply = tasks.Run(Call(request, region), at);
        if (reply.Objects("failures").FirstOrDefault()?.Text("reason") is { } reason)
            throw new LocalServiceException("ServerException", reason);
        return [.. reply.Objects("tasks").Select(task => task.RequiredText("taskArn"))];
    }

    public IEnumerable<AccessRequest> Needs(JsonObject request, string region) => access.Requests(Call(request, region));

    private static LocalCall Call(JsonObject request, string region) => new("RunTask", request, region, LocalAccount.Id, "", Guid.NewGuid().ToString());
}
