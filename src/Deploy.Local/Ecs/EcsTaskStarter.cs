using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Services;
using Deploy.Local.Validation;

namespace Deploy.Local.Ecs;

/// <summary>RunTask for schedules and rules.</summary>
internal sealed class EcsTaskStarter(TaskOperations tasks) : ITaskStarter
{
    private static readonly Lazy<Shape> Input = new(() => ServiceModel.Embedded("ecs").Operations["RunTask"].Input!);

    public void Start(JsonObject request, string region, double at)
    {
        // Overrides are text that nobody has looked at.
        var found = new ShapeValidator(constraints: true).Check(request, Input.Value);
        if (found.Malformed.Concat(found.Constraints).FirstOrDefault() is { } wrong)
            throw new LocalServiceException("InvalidParameterException", wrong);
        var reply = tasks.Run(new LocalCall("RunTask", request, region, LocalAccount.Id, "", Guid.NewGuid().ToString()), at);
        if (reply.Objects("failures").FirstOrDefault()?.Text("reason") is { } reason)
            throw new LocalServiceException("ServerException", reason);
    }
}
