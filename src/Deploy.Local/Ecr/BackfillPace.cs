using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>How long the steps of a backfill take, in seconds; ECR needs minutes.</summary>
internal sealed class BackfillPace(LocalClock clock)
{
    public double Preparing => Seconds(0.5);

    public double Replication => Seconds(0.1);

    private double Seconds(double usual) => clock.Scale(TimeSpan.FromSeconds(usual)).TotalSeconds;
}
