using Amazon.Runtime;
using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Execution;
using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Deploy.Plan.Values;

namespace Deploy.Engine.Running;

/// <summary>How a run ends that did not come to its end.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Diagnostic">The error line.</param>
internal sealed record Failure(DeploymentOutcome Outcome, DiagnosticEvent Diagnostic)
{
    /// <summary>The failure that an exception means.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="sourceMap">Where resources are declared.</param>
    /// <param name="written">The calls so far that may have changed something.</param>
    /// <param name="isCancelled">Whether the run was asked to end.</param>
    public static Failure Of(Exception exception, SourceMap sourceMap, IReadOnlyList<string> written, bool isCancelled)
    {
        var address = (exception as StepFailedException)?.Address;
        var cause = exception is StepFailedException { InnerException: { } inner } ? inner : exception;
        if (isCancelled) return New(DeploymentOutcome.Cancelled, null, $"Cancelled. {Done(written)}", null, "");
        return cause switch
        {
            DeploymentException e => New(e.Outcome, e.Code, e.Message, e.Address ?? address, e.Property),
            // The caller that was to push the image is gone.
            OperationCanceledException => New(DeploymentOutcome.Cancelled, null, $"Cancelled: the caller went away. {Done(written)}", null, ""),
            AmazonServiceException e when e.IsAccessDenied() =>
                New(DeploymentOutcome.AccessDenied, null, $"{exception.Message} Allow the action {ServiceErrors.ActionOf(e)} to whom deploys. {Done(written)}", address, ""),
            AmazonServiceException e when e.IsCredentialProblem() && written.Count == 0 => Of(CredentialCheck.Rejected(e), sourceMap, written, isCancelled: false),
            _ when cause.IsUnreachable() && written.Count == 0 =>
                New(DeploymentOutcome.RefusedByPreflight, PreflightCodes.EndpointNotReachable, $"AWS stopped answering: {cause.Message}", address, ""),
            AmazonServiceException e => New(Stopped(written), null, $"{exception.Message} ({ServiceErrors.ActionOf(e)}: {e.ErrorCode}) {Done(written)}", address, ""),
            _ => New(Stopped(written), null, $"{(exception is StepFailedException ? exception.Message : $"{cause.GetType().Name}: {cause.Message}")} {Done(written)}", address, ""),
        };

        Failure New(DeploymentOutcome outcome, string? code, string text, ResourceAddress? at, string property) => new(
            outcome, new DiagnosticEvent(code ?? outcome.Code() ?? "DECS3000", IsError: true, text.Trim(), at is { } known ? sourceMap.Find(known, property) : null));
    }

    private static DeploymentOutcome Stopped(IReadOnlyList<string> written) =>
        written.Count == 0 ? DeploymentOutcome.UnexpectedError : DeploymentOutcome.PartlyApplied;

    private static string Done(IReadOnlyList<string> written) => written.Count switch
    {
        0 => "Nothing was changed.",
        1 => "One call had changed something; the next deployment goes on from there.",
        var count => $"{count} calls had changed something; the next deployment goes on from there.",
    };
}
