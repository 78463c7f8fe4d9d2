namespace Deploy.Engine.Checks;

/// <summary>How a check of the preflight ended.</summary>
public enum CheckVerdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Not as it should be: the deployment is refused.</summary>
    NotGood,

    /// <summary>Not checked, with the reason.</summary>
    Skipped,
}

/// <summary>A line of the preflight.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Text">What was seen, or what is wrong and how to fix it.</param>
public sealed record CheckResult(string Name, CheckVerdict Verdict, string Text)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"[{Verdict switch { CheckVerdict.Ok => "OK", CheckVerdict.NotGood => "NG", _ => "SKIP" }}] {Name}{(Text.Length > 0 ? $": {Text}" : "")}";
}
