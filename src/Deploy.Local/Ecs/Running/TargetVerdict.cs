using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Makes a target's health of what its checks found, one after the other.</summary>
/// <remarks>
/// A new target is healthy after one success; later changes need as many in a row as the target group says. See
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html"/>.
/// </remarks>
public sealed class TargetVerdict(TargetHealthCheck check)
{
    private int _passes;
    private int _failures;

    /// <summary>The health after what was found so far.</summary>
    public TargetHealth Health { get; private set; } = TargetHealth.Initial;

    /// <summary>Takes one more finding.</summary>
    /// <param name="outcome">The finding.</param>
    /// <param name="counts">Whether a failure counts; a success always does.</param>
    public void Take(TargetOutcome outcome, bool counts)
    {
        if (outcome.Reason is null)
        {
            _failures = 0;
            _passes++;
            if (Health.State == "initial" || _passes >= check.HealthyThreshold)
                Health = TargetHealth.Healthy;
            return;
        }

        _passes = 0;
        if (counts)
            _failures++;
        if (_failures >= check.UnhealthyThreshold)
            Health = TargetHealth.Unhealthy(outcome);
    }
}
