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
    /// <param name="journal">Knows the calls so far that changed something, or may have.</param>
    /// <param name="isCancelled">Whether the run was asked to end.</param>
    public static Failure Of(Exception exception, SourceMap sourceMap, CallJournal journal, bool isCancelled)
    {
        var written = journal.Written.Count;
        var address = (exception as StepFailedException)?.Address;
        var cause = exception is StepFailedException { InnerException: { } inner } ? inner : exception;
        if (isCancelled) return New(DeploymentOutcome.Cancelled, null, $"Cancelled. {Done(journal)}", null, "");
        return cause switch
        {
            DeploymentException e => New(e.Outcome, e.Code, e.Message, e.Address ?? address, e.Property),
            // The caller that was to push the image is gone.
            OperationCanceledException => New(DeploymentOutcome.Cancelled, null, $"Cancelled: the caller went away. {Done(journal)}", null, ""),
            AmazonServiceException e when e.IsAccessDenied() =>
                New(DeploymentOutcome.AccessDenied, null, $"{exception.Message} Allow the action {ServiceErrors.ActionOf(e)} to whom deploys. {Done(journal)}", address, ""),
            AmazonServiceException e when e.IsCredentialProblem() && written == 0 => Of(CredentialCheck.Rejected(e), sourceMap, journal, isCancelled: false),
            AmazonServiceException e when e.IsCredentialProblem() => New(Stopped(written), null, $"{What(exception)}{CredentialCheck.RejectedText(e)} {Done(journal)}", address, ""),
            _ when cause.IsTransient() && written == 0 =>
                New(DeploymentOutcome.RefusedByPreflight, PreflightCodes.EndpointNotReachable, $"AWS stopped answering: {cause.Message} ({ServiceErrors.ActionOf(cause)}). {Done(journal)}", address, ""),
            _ when cause.IsUnreachable() => New(Stopped(written), null, $"{exception.Message} ({ServiceErrors.ActionOf(cause)}). AWS stopped answering. {Done(journal)}", address, ""),
            IOException or UnauthorizedAccessException => New(Stopped(written), null, $"{exception.Message} {Done(journal)}", address, ""),
            AmazonServiceException e => New(Stopped(written), null, $"{exception.Message} ({ServiceErrors.ActionOf(e)}: {e.ErrorCode}) {Done(journal)}", address, ""),
            _ => New(Stopped(written), null, $"{(exception is StepFailedException ? exception.Message : $"{cause.GetType().Name}: {cause.Message}")} {Done(journal)}", address, ""),
        };

        Failure New(DeploymentOutcome outcome, string? code, string text, ResourceAddress? at, string property) => new(
            outcome, new DiagnosticEvent(code ?? outcome.Code() ?? "DECS3000", IsError: true, text.Trim(), at is { } known ? sourceMap.Find(known, property) : null));
    }

    private static string What(Exception exception) => exception is StepFailedException failed ? $"{failed.What} failed. " : "";

    private static DeploymentOutcome Stopped(int written) =>
        written == 0 ? DeploymentOutcome.UnexpectedError : DeploymentOutcome.PartlyApplied;

    private static string Done(CallJournal journal)
    {
        const string Next = "the next deployment goes on from there.";
        var (open, done) = (journal.Unanswered, journal.Written.Count - journal.Unanswered);
        return (done, open) switch
        {
            (0, 0) => "Nothing was changed.",
            (1, 0) => $"One call had changed something; {Next}",
            (_, 0) => $"{done} calls had changed something; {Next}",
            (0, 1) => $"One call, to which no answer came, may have changed something; {Next}",
            (0, _) => $"{open} calls, to which no answers came, may have changed something; {Next}",
            _ => $"{done} {(done == 1 ? "call" : "calls")} had changed something, and {open} without an answer may have; {Next}",
        };
    }
}
