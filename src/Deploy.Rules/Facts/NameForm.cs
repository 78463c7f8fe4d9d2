namespace Deploy.Rules.Facts;

/// <summary>What a kind of name may look like.</summary>
/// <param name="Length">How many characters it has.</param>
/// <param name="Words">Its characters in words, as they follow the length in a message.</param>
/// <param name="Characters">The same as a pattern, which says nothing about the length.</param>
public sealed record NameForm(IntRange Length, string Words, string Characters)
{
    /// <summary>Whether a name is of this form.</summary>
    public bool Fits(string name) => !Length.Excludes(name.Length) && Pattern.Fits(name, Characters);

    /// <summary>A text with the form in words for its <c>{form}</c>, so that no text says another one.</summary>
    public string Fill(string text) => text.Replace("{form}", $"{Length} {Words}");
}
