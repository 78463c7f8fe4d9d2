using Deploy.Local.Services;

namespace Deploy.Local.Traffic;

/// <summary>How requests are divided by weight.</summary>
public static class Shares
{
    /// <summary>Each target's share of what it gets in the end: less than 1 during its slow start, which is one only while others are past theirs.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="now">Now, in ticks of the system's time provider.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<ForwardTarget> targets, long now)
    {
        var shares = targets.Select(target => target.SlowStart is { } slow
            ? Math.Clamp(TimeProvider.System.GetElapsedTime(slow.Since, now) / slow.For, 0, 1)
            : 1).ToList();
        return shares.Contains(1) ? shares : [.. shares.Select(_ => 1.0)];
    }

    /// <summary>The place of one of them, by weight; -1 where all weigh nothing.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="random">From 0 to less than 1.</param>
    public static int Pick(IReadOnlyList<double> weights, double random)
    {
        var left = random * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            if (left < weights[i])
                return i;
            left -= weights[i];
        }

        return weights.Count - 1 - weights.Reverse().TakeWhile(weight => weight <= 0).Count();
    }
}
