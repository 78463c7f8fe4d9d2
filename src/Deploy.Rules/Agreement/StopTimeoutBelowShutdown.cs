namespace Deploy.Rules.Agreement;

/// <summary>The host's shutdown time-out is longer than the container's stop time-out. Arguments: the host's seconds, the container, its seconds, the seconds to set.</summary>
public sealed class StopTimeoutBelowShutdown : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1107";

    /// <inheritdoc/>
    public override string Title => "A container is killed before its host has shut down";

    /// <inheritdoc/>
    public override string Message => "The host takes up to {0} seconds to shut down, but container '{1}' is killed after {2}. Set StopTimeout to {3} or more, or shorten the host's shutdown time-out.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;
}
