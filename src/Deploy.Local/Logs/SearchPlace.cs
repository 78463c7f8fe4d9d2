using System.Globalization;
using System.Text;
using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Logs;

/// <summary>The place of a line among those of a group: by time, then by the name of its stream, then as they came. It is FilterLogEvents' token.</summary>
/// <param name="Time">Milliseconds since 1970.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Number">The line's number in it.</param>
internal readonly record struct SearchPlace(long Time, string Stream, long Number) : IComparable<SearchPlace>
{
    public static SearchPlace? Parse(string? token)
    {
        if (token is null)
            return null;
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(' ', 3) is [var time, var number, var stream]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return new SearchPlace(at, stream, place);
        throw LogErrors.BadToken();
    }

    /// <summary>The place in a stream behind which its lines are behind this one.</summary>
    public LineKey In(string stream) => string.CompareOrdinal(stream, Stream) switch
    {
        < 0 => new LineKey(Time, long.MaxValue),
        0 => new LineKey(Time, Number),
        _ => LineKey.Before(Time),
    };

    public int CompareTo(SearchPlace other) =>
        Time != other.Time ? Time.CompareTo(other.Time)
        : string.CompareOrdinal(Stream, other.Stream) is var byName and not 0 ? byName
        : Number.CompareTo(other.Number);

    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Time} {Number} {Stream}")));
}
