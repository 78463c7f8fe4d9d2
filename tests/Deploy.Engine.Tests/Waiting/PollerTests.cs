using System.Net;
using System.Threading.Channels;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Waiting;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Engine.Tests.Waiting;

public sealed class PollerTests
{
    private static readonly ProbeResult NotYet = new(ProbeState.NotYet, "waiting");

    [Fact]
    public async Task It_asks_quickly_at_first_and_at_most_every_twelve_seconds_later()
    {
        var times = await TimesOfAsync(TimeSpan.FromMinutes(5));

        Assert.True(times[1] - times[0] < TimeSpan.FromMilliseconds(300), $"{times[1] - times[0]}");
        var pauses = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.All(pauses, pause => Assert.True(pause <= TimeSpan.FromSeconds(12.1), $"{pause}"));
        Assert.Contains(pauses, pause => pause > TimeSpan.FromSeconds(7));
        // Five minutes at ten seconds are thirty questions; the quick ones at the start come on top.
        Assert.InRange(times.Count, 30, 50);
    }

    [Fact]
    public async Task A_short_failure_of_the_network_does_not_end_the_wait()
    {
        var calls = 0;
        var (result, inTime) = await PollAsync(
            _ => ++calls <= 5 ? throw new AmazonServiceException("busy") { StatusCode = HttpStatusCode.ServiceUnavailable } : Task.FromResult(ProbeResult.Stable), TimeSpan.FromMinutes(1));

        Assert.Equal((ProbeResult.Stable, true), (result, inTime));
    }

    [Fact]
    public async Task Nothing_that_the_network_does_ends_the_wait_before_its_time()
    {
        Exception[] failures =
        [
            new AmazonServiceException("busy") { StatusCode = HttpStatusCode.ServiceUnavailable },
            new HttpRequestException("refused"),
            new HttpIOException(HttpRequestError.ResponseEnded),
            new NoAnswerException("a web page came"),
            new AmazonServiceException("slow down") { StatusCode = HttpStatusCode.BadRequest, ErrorCode = "ThrottlingException" },
        ];
        var calls = 0;
        var told = new List<string>();
        var (result, inTime) = await PollAsync(_ => throw failures[calls++ % failures.Length], TimeSpan.FromMinutes(10), told: told.Add);

        Assert.False(inTime);
        Assert.InRange(calls, 55, 90);
        Assert.Contains("AWS does not answer", result.Why, StringComparison.Ordinal);
        Assert.Contains("AWS does not answer: a web page came", told);
    }

    [Fact]
    public async Task What_was_seen_before_the_silence_is_told_at_the_end()
    {
        var calls = 0;
        var (result, inTime) = await PollAsync(_ => calls++ == 0 ? Task.FromResult(NotYet) : throw new HttpRequestException("refused"), TimeSpan.FromMinutes(1));

        Assert.Equal(("waiting; then AWS does not answer: refused", false), (result.Why, inTime));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_is_bounded_by_the_wait()
    {
        var isCancelled = false;
        var (result, inTime) = await new Poller(TimeProvider.System, new Random(1)).PollAsync(
            async token =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    isCancelled = token.IsCancellationRequested;
                }

                return ProbeResult.Stable;
            },
            _ => { },
            TimeSpan.FromMilliseconds(300),
            default).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(("AWS does not answer", false), (result.Why, inTime));
        Assert.True(isCancelled);
    }

    [Fact]
    public async Task An_error_that_waiting_does_not_cure_ends_it_at_once()
    {
        var calls = 0;
        await Assert.ThrowsAsync<AmazonServiceException>(() => PollAsync(
            _ => { calls++; throw new AmazonServiceException("no") { StatusCode = HttpStatusCode.BadRequest }; }, TimeSpan.FromHours(1)));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_ends_with_the_time()
    {
        var seen = new CancellationToken();
        var (result, inTime) = await PollAsync(
            async token =>
            {
                seen = token;
                await Task.Delay(Timeout.Infinite, token);
                return ProbeResult.Stable;
            },
            TimeSpan.FromMinutes(1));

        Assert.Equal((ProbeState.NotYet, false), (result.State, inTime));
        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public async Task What_is_known_when_the_time_is_up_is_the_result()
    {
        var (result, inTime) = await PollAsync(
            token =>
            {
                // It answers within the call that ends it, so that no clock is raced.
                var answer = new TaskCompletionSource<ProbeResult>();
                token.Register(() => answer.SetResult(ProbeResult.Stable));
                return answer.Task;
            },
            TimeSpan.FromMinutes(1));

        Assert.Equal((ProbeResult.Stable, true), (result, inTime));
    }

    private static async Task<List<DateTimeOffset>> TimesOfAsync(TimeSpan limit)
    {
        var time = new StepwiseTime();
        var times = new List<DateTimeOffset>();
        var (_, inTime) = await PollAsync(
            _ =>
            {
                times.Add(time.GetUtcNow());
                return Task.FromResult(NotYet);
            },
            limit,
            time);
        Assert.False(inTime);
        return times;
    }

    private static async Task<(ProbeResult Result, bool InTime)> PollAsync(Func<CancellationToken, Task<ProbeResult>> probe, TimeSpan limit, StepwiseTime? time = null, Action<string>? told = null)
    {
        time ??= new StepwiseTime();
        var poll = new Poller(time, new Random(1)).PollAsync(probe, told ?? (_ => { }), limit, default);
        while (true)
        {
            var wait = time.NextWaitAsync();
            if (await Task.WhenAny(poll, wait) == poll) return await poll;
            time.Advance(await wait);
        }
    }

    /// <summary>A clock that goes on when somebody waits for it, and only as far: how busy the machine is does not count.</summary>
    private sealed class StepwiseTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync().AsTask();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
