namespace Deploy.Rules;

/// <summary>A violation, and the stages in which it occurs.</summary>
/// <param name="Finding">The violation.</param>
/// <param name="Stages">The stages that have it; empty: every stage, or the plan has none.</param>
public sealed record PlanFinding(Finding Finding, IReadOnlyList<string> Stages)
{
    /// <summary>The message, with the stages where not every stage has the violation.</summary>
    public string Text => Stages.Count switch
    {
        0 => Finding.Text,
        1 => $"{Finding.Text} (stage {Stages[0]})",
        _ => $"{Finding.Text} (stages {string.Join(", ", Stages)})",
    };
}
