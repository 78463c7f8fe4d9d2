namespace Deploy.Rules;

/// <summary>How much a violation matters.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Likely a mistake; nothing is refused.</summary>
    Warning,

    /// <summary>AWS refuses it, or it cannot work: build and deployment are refused.</summary>
    Error,
}
