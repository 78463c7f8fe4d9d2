using Deploy.Rules.Facts;

namespace Deploy.Rules;

/// <summary>A rule whose fact is a range of numbers.</summary>
public interface IRangeRule
{
    /// <summary>The numbers that are allowed.</summary>
    IntRange Range { get; }
}
