using System.Diagnostics;

namespace Deploy.Benchmarks.Processes;

/// <summary>Wall-clock times of two commands that are run in turn, so that what slows the machine slows both.</summary>
internal sealed class Measurement
{
    private readonly List<double> _baseline = [];
    private readonly List<double> _candidate = [];

    /// <summary>Runs both once unmeasured, then each the given number of times.</summary>
    public static Measurement Alternate(int rounds, Action baseline, Action candidate)
    {
        baseline();
        candidate();
        var measurement = new Measurement();
        for (var round = 0; round < rounds; round++)
        {
            measurement._baseline.Add(MillisecondsOf(baseline));
            measurement._candidate.Add(MillisecondsOf(candidate));
        }

        return measurement;
    }

    public double BaselineMilliseconds => Median(_baseline);

    public double CandidateMilliseconds => Median(_candidate);

    public double Ratio => CandidateMilliseconds / BaselineMilliseconds;

    public void Print(string baseline, string candidate)
    {
        Console.WriteLine($"| {baseline} | {BaselineMilliseconds:F0} ms | 1.00 |");
        Console.WriteLine($"| {candidate} | {CandidateMilliseconds:F0} ms | {Ratio:F2} |");
        Console.WriteLine($"Difference of the medians of {_baseline.Count} runs each: {CandidateMilliseconds - BaselineMilliseconds:F0} ms");
    }

    private static double MillisecondsOf(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
