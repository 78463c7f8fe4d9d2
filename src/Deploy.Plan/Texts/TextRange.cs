namespace Deploy.Plan.Texts;

/// <summary>A part of a text.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters.</param>
public readonly record struct TextRange(int Start, int Length);
