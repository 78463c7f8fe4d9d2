using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Events;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Tests.Support;
using Deploy.Engine.Waiting;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Waiting;

/// <summary>A rollout that fails only because something is young is started once more, by who waits for it.</summary>
public sealed class RolloutWaiterTests
{
    private static readonly ProbeResult TooEarly = new(ProbeState.Failed, "unable to assume the role") { IsTooEarly = true };
    private static readonly Applied First = new("arn", Rollout("first"));
    private readonly RecordedEvents _events = new();
    private readonly ScriptedKind _kind = new();

    [Fact]
    public async Task What_failed_too_early_is_started_once_more_and_followed()
    {
        _kind.Probes[First.Rollout!] = TooEarly;

        var verdict = await WaitAsync();

        Assert.Equal(DeploymentOutcome.Succeeded, verdict.Outcome);
        Assert.Equal(1, _kind.Starts);
        Assert.Contains("starting the deployment once more", _events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_so_twice_has_failed()
    {
        _kind.Probes[First.Rollout!] = TooEarly;
        _kind.Probes[_kind.Again.Rollout!] = TooEarly;

        Assert.Equal((DeploymentOutcome.FirstDeploymentFailed, 1), ((await WaitAsync()).Outcome, _kind.Starts));
    }

    [Fact]
    public async Task Another_failure_is_a_verdict_at_once()
    {
        _kind.Probes[First.Rollout!] = TooEarly with { IsTooEarly = false };

        Assert.Equal((DeploymentOutcome.FirstDeploymentFailed, 0), ((await WaitAsync()).Outcome, _kind.Starts));
    }

    [Fact]
    public async Task Where_it_cannot_be_started_for_want_of_an_answer_the_failure_stands()
    {
        _kind.Probes[First.Rollout!] = TooEarly;
        _kind.WhyNoStart = new NoAnswerException("nobody answers");

        Assert.Equal(DeploymentOutcome.FirstDeploymentFailed, (await WaitAsync()).Outcome);
    }

    [Fact]
    public async Task Both_are_followed_within_one_limit()
    {
        _kind.Probes[First.Rollout!] = TooEarly;
        _kind.Probes[_kind.Again.Rollout!] = new ProbeResult(ProbeState.NotYet, "0 of 1 tasks running");
        _kind.TakesToStart = TimeSpan.FromMinutes(15);

        var verdict = await WaitAsync();

        Assert.Equal(DeploymentOutcome.TimedOut, verdict.Outcome);
        Assert.InRange(verdict.Duration, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
    }

    private async Task<RolloutVerdict> WaitAsync()
    {
        var service = new ServiceSpec
        {
            Name = "api",
            Cluster = new ResourceAddress("cluster", "main"),
            TaskDefinition = new ResourceAddress("task-definition", "api"),
        };
        var time = new InstantTime();
        var known = Contexts.Of(service);
        var context = new KindContext
        {
            Aws = known.Aws,
            Account = known.Account,
            Identity = known.Identity,
            Names = known.Names,
            KindOf = _ => _kind,
            Time = time,
        };
        _kind.Time = time;
        var waiter = new RolloutWaiter(context, _events, new Poller(time, new Random(1)));
        return Assert.Single(await waiter.WaitAsync([(service, First)], context.Limit, _ => { }, default));
    }

    private static ServiceRollout Rollout(string id) => new("cluster", "service", "api:1", DateTimeOffset.UnixEpoch, First: true, id);

    /// <summary>Services whose rollouts end as a test says; others succeed.</summary>
    private sealed class ScriptedKind : Kind<ServiceSpec>
    {
        public Dictionary<ServiceRollout, ProbeResult> Probes { get; } = [];

        public Applied Again { get; } = new("arn", Rollout("second"));

        public int Starts { get; private set; }

        public InstantTime Time { get; set; } = new();

        public TimeSpan TakesToStart { get; set; }

        public Exception? WhyNoStart { get; set; }

        public override Task<IReadOnlyList<Snapshot>> ReadFoundAsync(
            IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override string ArnOf(ServiceSpec spec, KindContext context) => throw Unexpected;

        protected override Task<IReadOnlyList<Snapshot<ServiceSpec>>> ReadAsync(
            IReadOnlyList<ServiceSpec> specs, KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override Task<IReadOnlyList<TaggedResource>> FindAsync(
            IReadOnlyList<ServiceSpec> known, KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override ServiceSpec Normalise(ServiceSpec spec, KindContext context) => throw Unexpected;

        protected override IReadOnlyList<PropertyChange> Compare(
            ServiceSpec desired, Snapshot<ServiceSpec> actual, KindContext context) => throw Unexpected;

        protected override Task<Applied> CreateAsync(
            ServiceSpec desired, KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override Task<Applied> UpdateAsync(
            ServiceSpec desired, Snapshot<ServiceSpec> actual, IReadOnlyList<PropertyChange> changes,
            KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override Task DeleteAsync(
            Snapshot<ServiceSpec> actual, KindContext context, CancellationToken cancellationToken) => throw Unexpected;

        protected override Task<ProbeResult> ProbeAsync(
            ServiceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken) =>
            Task.FromResult(Probes.GetValueOrDefault(applied.Rollout!, ProbeResult.Stable));

        protected override Task<Applied> StartAgainAsync(
            ServiceSpec desired, Applied failed, KindContext context, CancellationToken cancellationToken)
        {
            Starts++;
            Time.Advance(TakesToStart);
            return WhyNoStart is { } why ? Task.FromException<Applied>(why) : Task.FromResult(Again);
        }

        private static InvalidOperationException Unexpected => new("This is not asked for here.");
    }
}
