namespace Deploy.Local.Logs.Lines;

/// <summary>The place of a line in its stream: by its time and, among lines of one time, by the order in which they came.</summary>
/// <param name="Time">Milliseconds since 1970.</param>
/// <param name="Number">Counts the stream's lines from 1.</param>
public readonly record struct LineKey(long Time, long Number) : IComparable<LineKey>
{
    /// <summary>Behind every line.</summary>
    public static LineKey End { get; } = new(long.MaxValue, long.MaxValue);

    public static IComparer<LineKey> Falling { get; } = Comparer<LineKey>.Create((one, other) => other.CompareTo(one));

    /// <summary>Before all lines of that time, and behind those of earlier ones.</summary>
    public static LineKey Before(long time) => new(time, 0);

    public static LineKey Larger(LineKey one, LineKey other) => one.CompareTo(other) >= 0 ? one : other;

    public static LineKey Smaller(LineKey one, LineKey other) => one.CompareTo(other) <= 0 ? one : other;

    public int CompareTo(LineKey other) => Time != other.Time ? Time.CompareTo(other.Time) : Number.CompareTo(other.Number);
}
