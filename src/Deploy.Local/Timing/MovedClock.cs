using Deploy.Local.Services;

namespace Deploy.Local.Timing;

/// <summary>Keeps in the state how far the clock was moved. Called with the gate held.</summary>
public sealed class MovedClock(LocalContext context)
{
    private const string Document = "clock";
    private const string Everywhere = "global";

    /// <summary>Takes up where the last run ended.</summary>
    public void Restore()
    {
        if (context.Store.Exists(Document, Everywhere))
            context.Clock.Offset = TimeSpan.FromSeconds(context.Store.Document<ClockState>(Document, Everywhere).OffsetSeconds);
    }

    /// <summary>Puts the clock ahead by so much.</summary>
    public void Set(TimeSpan offset)
    {
        context.Clock.Offset = offset;
        context.Store.Document<ClockState>(Document, Everywhere).OffsetSeconds = offset.TotalSeconds;
    }

    /// <summary>Goes back to real time; null when that was done, else why it cannot be.</summary>
    public string? Reset()
    {
        if (new FutureTimes(context).Find() is { } future)
            return $"The state holds what lies in the future by real time: {future}. Reset the account first (POST /_local/reset), which takes the clock back too.";
        Set(TimeSpan.Zero);
        return null;
    }
}
