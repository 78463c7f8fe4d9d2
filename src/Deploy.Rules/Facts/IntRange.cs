namespace Deploy.Rules.Facts;

/// <summary>Numbers from a lowest to a highest one, both included; without a highest one where only the lowest matters.</summary>
public sealed record IntRange(int Lowest, int Highest = int.MaxValue)
{
    /// <summary>True for a number that is given and outside.</summary>
    public bool Excludes(int? number) => number < Lowest || number > Highest;

    /// <summary>The nearest number inside.</summary>
    public int Nearest(int number) => Math.Min(Math.Max(number, Lowest), Highest);

    /// <summary>A text with the range for its <c>{range}</c>, so that no text says another one.</summary>
    public string Fill(string text) => text.Replace("{range}", ToString());

    /// <summary>The range in words: <c>5 to 300</c>, or <c>0 or more</c>.</summary>
    public override string ToString() => Highest == int.MaxValue
        ? FormattableString.Invariant($"{Lowest} or more")
        : FormattableString.Invariant($"{Lowest} to {Highest}");
}
