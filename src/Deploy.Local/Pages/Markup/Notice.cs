namespace Deploy.Local.Pages.Markup;

/// <summary>What an action came to, in a sentence.</summary>
internal sealed record Notice(string Text, bool IsProblem = false);
