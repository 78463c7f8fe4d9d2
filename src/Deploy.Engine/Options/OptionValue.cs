using System.Globalization;

namespace Deploy.Engine.Options;

/// <summary>A value that was given, in the form of its kind.</summary>
/// <param name="Text">As it was given.</param>
public readonly record struct OptionValue(string Text)
{
    private static readonly char[] Separators = [';', ','];

    /// <summary>The members of a list.</summary>
    public string[] List => Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A number of minutes.</summary>
    public TimeSpan Minutes => TimeSpan.FromMinutes(double.Parse(Text, CultureInfo.InvariantCulture));
}
