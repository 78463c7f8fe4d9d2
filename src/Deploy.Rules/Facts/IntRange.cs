namespace Deploy.Rules.Facts;

/// <summary>Numbers from a lowest to a highest one, both included.</summary>
internal sealed record IntRange(int Lowest, int Highest)
{
    /// <summary>True for a number that is given and outside.</summary>
    public bool Excludes(int? number) => number < Lowest || number > Highest;

    /// <summary>The nearest number inside.</summary>
    public int Nearest(int number) => Math.Min(Math.Max(number, Lowest), Highest);
}
