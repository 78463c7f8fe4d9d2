using Deploy.Engine.Outcomes;
using Deploy.Local.Faults;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>Each operation of a first deployment goes wrong in turn. What passes is outlived; what does not gets its outcome, and never a success.</summary>
public sealed class FaultSweepTests(ITestOutputHelper output)
{
    private static readonly DeploymentOutcome[] Refusals =
        [DeploymentOutcome.AccessDenied, DeploymentOutcome.RefusedByPreflight, DeploymentOutcome.PartlyApplied, DeploymentOutcome.UnexpectedError, DeploymentOutcome.TimedOut];

    [Theory]
    [InlineData(FaultKind.Throttle, 2)]
    [InlineData(FaultKind.ServerError, 3)]
    [InlineData(FaultKind.ServerErrorAfterActing, 1)]
    [InlineData(FaultKind.Unavailable, 3)]
    [InlineData(FaultKind.Reset, 3)]
    [InlineData(FaultKind.DropAfterActing, 1)]
    [InlineData(FaultKind.HtmlPage, 3)]
    [InlineData(FaultKind.EmptyReply, 1)]
    [InlineData(FaultKind.Hang, 1)]
    [InlineData(FaultKind.StaleReads, 1)]
    public async Task What_passes_is_outlived(FaultKind kind, int times)
    {
        var (operations, expected) = await UndisturbedAsync();

        var wrong = await Sweep.RunAsync(operations, (bench, operation) => OutliveAsync(bench, operation.Service, operation.Operation, kind, times, expected), output);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {operations.Count}:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData(FaultKind.Denied)]
    [InlineData(FaultKind.ExpiredToken)]
    [InlineData(FaultKind.SkewedClock)]
    public async Task What_stays_gets_its_outcome_and_the_next_run_goes_on(FaultKind kind)
    {
        var (operations, expected) = await UndisturbedAsync();

        var wrong = await Sweep.RunAsync(operations, (bench, operation) => RefuseAsync(bench, operation.Service, operation.Operation, kind, expected), output);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {operations.Count}:\n{string.Join('\n', wrong)}");
    }

    private static async Task<(IReadOnlyList<(string Service, string Operation)> Operations, IReadOnlyDictionary<string, string> State)> UndisturbedAsync()
    {
        await using var bench = await SweepBench.StartAsync(hurry: 1);
        await bench.ResetAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, await bench.ApplyAsync(StorefrontPlans.First));
        // The image is pushed by the build: the registry is its affair.
        var operations = bench.Requests().Where(request => request.Service != "registry").Select(request => (request.Service, request.Operation)).Distinct().ToList();
        var state = await bench.StateAsync();
        // What is as after this run needs no further one.
        Assert.Equal(DeploymentOutcome.NothingToDo, await bench.ApplyAsync(StorefrontPlans.First));
        return (operations, state);
    }

    private static async Task<string?> OutliveAsync(
        SweepBench bench, string service, string operation, FaultKind kind, int times, IReadOnlyDictionary<string, string> expected)
    {
        await bench.ResetAsync();
        bench.Fault(service, operation, kind, times);
        var outcome = await bench.ApplyAsync(StorefrontPlans.First);
        bench.ClearFaults();
        // The first call of all is asked for a few seconds only.
        if (service == "sts" && outcome == DeploymentOutcome.RefusedByPreflight) return bench.Report is null ? "there is no report" : null;
        if (!Sweep.IsSuccess(outcome)) return $"{outcome}:\n{bench.Events.Text}";
        var state = await bench.StateAsync();
        // A registration cannot be told from its repetition: it leaves one revision more.
        var isRegistered = operation == "RegisterTaskDefinition" && kind is FaultKind.DropAfterActing or FaultKind.ServerErrorAfterActing;
        return Sweep.Difference(isRegistered ? Sweep.WithoutRevisions(expected) : expected, isRegistered ? Sweep.WithoutRevisions(state) : state) is { } difference ? $"after {outcome}\n  {difference}" : null;
    }

    private static async Task<string?> RefuseAsync(SweepBench bench, string service, string operation, FaultKind kind, IReadOnlyDictionary<string, string> expected)
    {
        await bench.ResetAsync();
        bench.Fault(service, operation, kind, int.MaxValue);
        var outcome = await bench.ApplyAsync(StorefrontPlans.First);
        bench.ClearFaults();
        if (Sweep.IsSuccess(outcome))
        {
            if (Sweep.Difference(expected, await bench.StateAsync()) is { } missing) return $"a false success: {missing}";
        }
        else
        {
            if (!Refusals.Contains(outcome)) return $"{outcome}:\n{bench.Events.Text}";
            if (bench.Events.Diagnostics.All(diagnostic => !diagnostic.IsError)) return $"{outcome} without an error line";
            if (bench.Events.Text.Contains("   at Deploy.", StringComparison.Ordinal) || bench.Events.Text.Contains("NullReference", StringComparison.Ordinal)) return $"a stack trace:\n{bench.Events.Text}";
        }

        if (bench.Report?.Contains($"\"{outcome}\"", StringComparison.OrdinalIgnoreCase) != true) return $"the report does not say {outcome}";
        var next = await bench.ApplyAsync(StorefrontPlans.First);
        if (!Sweep.IsSuccess(next)) return $"the next run ended as {next}:\n{bench.Events.Text}";
        return Sweep.Difference(expected, await bench.StateAsync());
    }
}
