using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>How long each step of a rollout takes, in seconds. ECS needs about a minute for what takes two seconds here.</summary>
public sealed class Pace(LocalClock clock)
{
    public double DeploymentPending => Seconds(0.1);

    public double StopPending => Seconds(0.1);

    public double Provisioning => Seconds(0.2);

    public double Pulling => Seconds(0.3);

    /// <summary>From running to well: health checks, targets, or just not ending.</summary>
    public double Settling => Seconds(0.3);

    /// <summary>How long a process must run before its task counts as well, so that a program which dies at its start is seen.</summary>
    public double StayingUp => Seconds(2);

    public double Draining => Seconds(0.2);

    public double Stopping => Seconds(0.2);

    public double Deprovisioning => Seconds(0.1);

    /// <summary>The least that a stage of a deployment that shifts traffic takes.</summary>
    public double Stage => Seconds(0.1);

    /// <summary>Time to watch and to act in: a minute of AWS's is a second here.</summary>
    public double Bake(int minutes) => Seconds(minutes);

    public double Completing => Seconds(0.2);

    /// <summary>How long a task of RunTask works before it ends by itself.</summary>
    public double OneOffWork => Seconds(1.0);

    /// <summary>An update of a gateway; minutes in ECS.</summary>
    public double GatewayUpdate => Seconds(0.5);

    /// <summary>Making, changing or removing a route; minutes in ECS.</summary>
    public double RouteChange => Seconds(0.5);

    public double RouteRetry => Seconds(60);

    public double PlacementRetry => Seconds(1.0);

    /// <summary>A time of somebody else's choice.</summary>
    public double Of(double usual) => Seconds(usual);

    /// <summary>The scheduler's patience after failures in a row.</summary>
    public double Backoff(int failures) => Seconds(0.2 * Math.Pow(2, Math.Clamp(failures - 3, 0, 6)));

    /// <summary>Stopped tasks can be described for an hour.</summary>
    public static double StoppedTaskKept => 3600;

    private double Seconds(double usual) => clock.Scale(TimeSpan.FromSeconds(usual)).TotalSeconds;
}
