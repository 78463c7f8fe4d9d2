using System.Globalization;
using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Logs;

/// <summary>
/// A token of GetLogEvents: <c>f/</c> and the line behind which to go on, or <c>b/</c> and the line before which. It names a line and no position, so
/// lines that come, or go with time, do not move it.
/// </summary>
/// <param name="Forward">Which way.</param>
/// <param name="Key">The line.</param>
internal readonly record struct EventToken(bool Forward, LineKey Key)
{
    private const int Digits = 20;

    public static EventToken Head { get; } = new(true, LineKey.Before(0));

    public static EventToken Tail { get; } = new(false, LineKey.End);

    public static EventToken Parse(string text)
    {
        if (text is not [('f' or 'b') and var direction, '/', .. var digits] || digits.Length != 2 * Digits
            || Number(digits[..Digits]) is not { } time || Number(digits[Digits..]) is not { } number)
            throw LogErrors.BadToken();
        return new EventToken(direction == 'f', new LineKey(time, number));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Forward ? 'f' : 'b')}/{Key.Time:D20}{Key.Number:D20}");

    private static long? Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
