using System.Diagnostics;

namespace Deploy.Benchmarks.Processes;

/// <summary>Wall-clock times of two actions that are run in turn, so that what slows the machine slows both.</summary>
internal sealed class Measurement
{
    private readonly List<double> _baseline = [];
    private readonly List<double> _candidate = [];

    /// <summary>Runs both a few times unmeasured, then each the given number of times.</summary>
    public static async Task<Measurement> AlternateAsync(int rounds, Func<Task> baseline, Func<Task> candidate, int warmUps = 1)
    {
        for (var round = 0; round < warmUps; round++)
        {
            await baseline();
            await candidate();
        }

        var measurement = new Measurement();
        for (var round = 0; round < rounds; round++)
        {
            measurement._baseline.Add(await MillisecondsOfAsync(baseline));
            measurement._candidate.Add(await MillisecondsOfAsync(candidate));
        }

        return measurement;
    }

    /// <summary>Prints a row of a table for each, and the difference.</summary>
    public void Print(string baseline, string candidate)
    {
        var (slow, fast) = (Median(_candidate), Median(_baseline));
        Console.WriteLine($"| {baseline} | {fast:F0} ms | 1.00 |");
        Console.WriteLine($"| {candidate} | {slow:F0} ms | {slow / fast:F2} |");
        Console.WriteLine($"Medians of {_baseline.Count} runs each; they differ by {slow - fast:F0} ms.");
    }

    private static async Task<double> MillisecondsOfAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
