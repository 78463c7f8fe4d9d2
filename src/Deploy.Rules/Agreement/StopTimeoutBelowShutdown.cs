namespace Deploy.Rules.Agreement;

/// <summary>The host's shutdown time-out is longer than the container's stop time-out. Arguments: the host's seconds, the container, its seconds, the seconds to set.</summary>
public sealed class StopTimeoutBelowShutdown() : AgreementRule(
    "DECS1107",
    "A container is killed before its host has shut down",
    "The host takes up to {0} seconds to shut down, but container '{1}' is killed after {2}. "
        + "Set StopTimeout to {3} or more, or shorten the host's shutdown time-out.",
    RuleSeverity.Warning);
