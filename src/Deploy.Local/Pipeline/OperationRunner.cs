using System.Text.Json.Nodes;
using Deploy.Local.Authorization;
using Deploy.Local.Consistency;
using Deploy.Local.Faults;
using Deploy.Local.Models;
using Deploy.Local.Services;
using Deploy.Local.Validation;

namespace Deploy.Local.Pipeline;

/// <summary>Runs a handler between the checks of its request and of its reply.</summary>
internal sealed class OperationRunner(LocalContext context, ConsistencyMode consistency, Authorizer authorizer)
{
    private static readonly ShapeValidator Requests = new(constraints: true);
    private static readonly ShapeValidator Replies = new(constraints: false);

    /// <exception cref="LocalServiceException">The request breaks its model.</exception>
    public static void CheckRequest(ServedService served, OperationModel operation, JsonObject input)
    {
        if (operation.Input is not { } shape)
            return;
        var found = Requests.Check(input, shape);
        if (found.Malformed.Count > 0)
        {
            var code = served.Model.Protocol is "query" or "ec2" ? ServiceErrors.ValidationCode(served) : "SerializationException";
            throw new LocalServiceException(code, string.Join("; ", found.Malformed));
        }

        if (found.Constraints.Count > 0)
            throw new LocalServiceException(ServiceErrors.ValidationCode(served), found.ConstraintMessage);
    }

    public Task<JsonObject> RunAsync(ServedService served, OperationModel operation, LocalCall call, Fault? fault, CancellationToken cancellation) =>
        context.Gate.RunAsync(
            () =>
            {
                var handler = served.Service.Operations[operation.Name];
                try
                {
                    foreach (var mover in context.Peers.All<IMovesOn>())
                        mover.MoveOn(call.Region);
                    if (authorizer.IsExpired(call.AccessKeyId))
                        throw ServiceErrors.Ended(served.Model);
                    if (authorizer.Refusal(served.Service, call) is { } refusal)
                        throw ServiceErrors.Refused(served.Model, refusal);
                    var output = fault?.Remembered is StateSnapshot snapshot
                        ? context.Store.Within(snapshot, () => handler(call))
                        : consistency.Run(served.Model.Name, operation.Name, served.Service.IsMutating(operation.Name), () => handler(call with { Input = call.Input.Copy() }));
                    CheckReply(operation, output);
                    return output;
                }
                finally
                {
                    // A refused request may have moved simulated time on.
                    context.Store.Flush();
                    context.Pulse.Wake();
                }
            },
            cancellation);

    private static void CheckReply(OperationModel operation, JsonObject output)
    {
        if (operation.Output is not { } shape)
            return;
        var found = Replies.Check(output, shape);
        if (found.Malformed.Count + found.Constraints.Count > 0)
            throw new InvalidOperationException(
                $"Local's own reply to {operation.Name} breaks the model: {string.Join("; ", found.Malformed.Concat(found.Constraints))}");
    }
}
