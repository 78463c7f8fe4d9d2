using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Plan.Values;

namespace Deploy.Engine.Execution;

/// <summary>
/// Repeats what AWS refuses for the time being only: because something just made is not known everywhere yet
/// (<see cref="Kind.IsTooEarly"/>), or because something is still under way (<see cref="Kind.IsBusy"/>).
/// </summary>
internal sealed class Repeater(KindContext context, IDeploymentEvents events)
{
    /// <summary>Repeats until it works, is refused for another reason, or the time is up; then the exception goes through.</summary>
    /// <param name="kind">Knows its errors.</param>
    /// <param name="address">Of what the call is about.</param>
    /// <param name="act">The call; it is told the number of the try, from 0.</param>
    /// <param name="bearsYouth">False: only what is busy is waited for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> RunAsync<T>(Kind kind, ResourceAddress address, Func<int, Task<T>> act, bool bearsYouth, CancellationToken cancellationToken)
    {
        var told = "";
        return await Repetition.RunAsync(act, e => LimitOf(kind, e, bearsYouth), Tell, context.Time, cancellationToken);

        void Tell(AmazonServiceException e)
        {
            if (told != e.Message) events.Progress($"  {address}: not yet: {e.Message}");
            told = e.Message;
        }
    }

    private TimeSpan LimitOf(Kind kind, AmazonServiceException error, bool bearsYouth) =>
        kind.IsBusy(error) ? context.Limit
        : bearsYouth && kind.IsTooEarly(error) ? Youth.Within(context.Limit)
        : TimeSpan.Zero;
}
