using System.Globalization;

namespace Deploy.Rules.Reading;

/// <summary>Numbers in messages.</summary>
internal static class Number
{
    /// <summary>The number as it is written in source.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>True for a number that is given and outside a range, bounds included.</summary>
    public static bool IsOutside(int? number, int lowest, int highest) => number < lowest || number > highest;
}
