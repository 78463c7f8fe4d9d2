namespace Deploy.Rules.References;

/// <summary>Containers that share a log group say different things about it. Arguments: the property, the log group, its value here, its value there, and the class that says so.</summary>
public sealed class LogGroupDisagreement : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0914";

    /// <inheritdoc/>
    public override string Title => "Users of one log group disagree about it";

    /// <inheritdoc/>
    public override string Message => "{0} of log group '{1}' is {2} here and {3} on {4}. A log group has one: say the same, say it once, or use two log groups.";
}
