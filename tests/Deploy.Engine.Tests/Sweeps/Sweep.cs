using System.Text.RegularExpressions;
using Deploy.Engine.Outcomes;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>Runs the cases of a sweep on two benches side by side, and collects what did not go as it should.</summary>
internal static partial class Sweep
{
    private const int Benches = 2;

    /// <summary>Runs all cases; a case gives null, or what is wrong.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync<T>(IReadOnlyList<T> cases, Func<SweepBench, T, Task<string?>> run, ITestOutputHelper output)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        var next = -1;
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Benches).Select(async _ =>
        {
            await using var bench = await SweepBench.StartAsync();
            for (var i = Interlocked.Increment(ref next); i < cases.Count; i = Interlocked.Increment(ref next))
            {
                var begun = started.Elapsed;
                var problem = await run(bench, cases[i]);
                if (Environment.GetEnvironmentVariable("SWEEP_VERBOSE") is not null) output.WriteLine($"{cases[i]}: {(started.Elapsed - begun).TotalSeconds:0.0} s");
                if (problem is not null) wrong.Add($"{cases[i]}: {problem}");
            }
        }));
        output.WriteLine($"{cases.Count} cases, {cases.Count - wrong.Count} as they should be, in {started.Elapsed.TotalSeconds:0} s");
        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    /// <summary>What differs between two states; null: nothing.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        var missing = expected.Keys.Except(actual.Keys).Select(arn => $"{arn} is missing");
        var added = actual.Keys.Except(expected.Keys).Select(arn => $"{arn} is too much");
        var other = expected.Where(pair => actual.TryGetValue(pair.Key, out var now) && now != pair.Value).Select(pair => $"{pair.Key}: {Around(actual[pair.Key], pair.Value)}");
        var all = missing.Concat(added).Concat(other).ToList();
        return all.Count == 0 ? null : string.Join("\n  ", all);
    }

    /// <summary>The state without the numbers of revisions.</summary>
    public static IReadOnlyDictionary<string, string> WithoutRevisions(IReadOnlyDictionary<string, string> state) => state
        .GroupBy(pair => Revision().Replace(pair.Key, "$1"), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => Revision().Replace(same.First().Value, "$1"), StringComparer.Ordinal);

    [GeneratedRegex(@"(task-definition/[A-Za-z0-9_-]+):\d+|""Revision"":\d+")]
    private static partial Regex Revision();

    private static string Around(string actual, string expected)
    {
        var at = Math.Max(0, expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count() - 60);
        return $"…{actual.Substring(at, Math.Min(200, actual.Length - at))}… and not …{expected.Substring(at, Math.Min(200, expected.Length - at))}…";
    }

    /// <summary>True for a run that says that all is as declared.</summary>
    public static bool IsSuccess(DeploymentOutcome outcome) => outcome is DeploymentOutcome.Succeeded or DeploymentOutcome.NothingToDo;
}
