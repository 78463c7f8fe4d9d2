using Deploy.Engine.Outcomes;
using Deploy.Local.Faults;
using Deploy.Plan;
using Xunit.Abstractions;

namespace Deploy.Engine.Tests.Sweeps;

/// <summary>
/// Each operation of a first deployment, and each that only an update with deletions has, goes wrong in turn. What passes is outlived; what does not
/// gets its outcome, and never a success.
/// </summary>
public sealed class FaultSweepTests(ITestOutputHelper output)
{
    /// <summary>What all sweeps start from is found out once.</summary>
    private static readonly Lazy<Task<IReadOnlyList<Case>>> Undisturbed = new(UndisturbedAsync);

    /// <summary>How a run may end: before its first write it is refused, afterwards it is partly applied, or denied.</summary>
    private static DeploymentOutcome[] OutcomesOf(FaultKind kind) => kind == FaultKind.Denied
        ? [DeploymentOutcome.AccessDenied, DeploymentOutcome.RefusedByPreflight]
        : [DeploymentOutcome.RefusedByPreflight, DeploymentOutcome.PartlyApplied];

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
    public async Task What_passes_is_outlived(FaultKind kind, int times)
    {
        var cases = await Undisturbed.Value;

        var wrong = await Sweep.RunAsync(cases, (bench, at) => OutliveAsync(bench, at, kind, times), output);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData(FaultKind.Denied)]
    [InlineData(FaultKind.ExpiredToken)]
    [InlineData(FaultKind.SkewedClock)]
    public async Task What_stays_gets_its_outcome_and_the_next_run_goes_on(FaultKind kind)
    {
        var cases = await Undisturbed.Value;

        var wrong = await Sweep.RunAsync(cases, (bench, at) => RefuseAsync(bench, at, kind), output);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n{string.Join('\n', wrong)}");
    }

    private static async Task<IReadOnlyList<Case>> UndisturbedAsync()
    {
        await using var bench = await SweepBench.StartAsync(hurry: 1);
        await bench.ResetAsync();
        Assert.Equal(DeploymentOutcome.Succeeded, await bench.ApplyAsync(StorefrontPlans.First));
        var first = Operations(bench);
        var firstState = await bench.StateAsync();
        // What is as after this run needs no further one.
        Assert.Equal(DeploymentOutcome.NothingToDo, await bench.ApplyAsync(StorefrontPlans.First));
        bench.ForgetRequests();
        Assert.Equal(DeploymentOutcome.Succeeded, await bench.ApplyAsync(StorefrontPlans.Second));
        var later = Operations(bench).Except(first).ToList();
        var secondState = await bench.StateAsync();
        Assert.True(first.Count >= 30 && later.Count >= 5, $"{first.Count} operations, {later.Count} of the update only");
        return [.. first.Select(at => new Case(at.Service, at.Operation, IsUpdate: false, firstState)), .. later.Select(at => new Case(at.Service, at.Operation, IsUpdate: true, secondState))];
    }

    /// <summary>What was asked for. The image is pushed by the build: the registry is its affair.</summary>
    private static IReadOnlyList<(string Service, string Operation)> Operations(SweepBench bench) =>
        [.. bench.Requests().Where(request => request.Service != "registry").Select(request => (request.Service, request.Operation)).Distinct()];

    private static async Task<DeploymentOutcome> ApplyAsync(SweepBench bench, Case at, FaultKind kind, int times)
    {
        await bench.PrepareAsync(at.IsUpdate ? StorefrontPlans.First : null);
        bench.Fault(at.Service, at.Operation, kind, times);
        return await bench.ApplyAsync(at.Plan);
    }

    private static async Task<string?> OutliveAsync(SweepBench bench, Case at, FaultKind kind, int times)
    {
        var outcome = await ApplyAsync(bench, at, kind, times);
        bench.ClearFaults();
        // The first call of all is asked for a few seconds only.
        if (at.Service == "sts" && outcome == DeploymentOutcome.RefusedByPreflight) return bench.Report is null ? "there is no report" : null;
        if (!Sweep.IsSuccess(outcome)) return $"{outcome}:\n{bench.Events.Text}";
        var state = await bench.StateAsync();
        // A registration cannot be told from its repetition: it leaves one revision more.
        var isRegistered = at.Operation == "RegisterTaskDefinition" && kind is FaultKind.DropAfterActing or FaultKind.ServerErrorAfterActing;
        return Sweep.Difference(isRegistered ? Sweep.WithoutRevisions(at.Expected) : at.Expected, isRegistered ? Sweep.WithoutRevisions(state) : state) is { } difference ? $"after {outcome}\n  {difference}" : null;
    }

    private static async Task<string?> RefuseAsync(SweepBench bench, Case at, FaultKind kind)
    {
        var outcome = await ApplyAsync(bench, at, kind, int.MaxValue);
        bench.ClearFaults();
        if (Sweep.IsSuccess(outcome))
        {
            if (Sweep.Difference(at.Expected, await bench.StateAsync()) is { } missing) return $"a false success: {missing}";
        }
        else
        {
            if (!OutcomesOf(kind).Contains(outcome)) return $"{outcome}:\n{bench.Events.Text}";
            if (bench.Events.Diagnostics.All(diagnostic => !diagnostic.IsError)) return $"{outcome} without an error line";
            if (bench.Events.Text.Contains("   at Deploy.", StringComparison.Ordinal) || bench.Events.Text.Contains("NullReference", StringComparison.Ordinal)) return $"a stack trace:\n{bench.Events.Text}";
        }

        if (bench.Report?.Contains($"\"{outcome}\"", StringComparison.OrdinalIgnoreCase) != true) return $"the report does not say {outcome}";
        var next = await bench.ApplyAsync(at.Plan);
        if (!Sweep.IsSuccess(next)) return $"the next run ended as {next}:\n{bench.Events.Text}";
        return Sweep.Difference(at.Expected, await bench.StateAsync());
    }

    /// <summary>One operation, and the state after an undisturbed run.</summary>
    private sealed record Case(string Service, string Operation, bool IsUpdate, IReadOnlyDictionary<string, string> Expected)
    {
        public DeploymentPlan Plan => IsUpdate ? StorefrontPlans.Second : StorefrontPlans.First;

        public override string ToString() => $"{Service}:{Operation}{(IsUpdate ? " of the update" : "")}";
    }
}
