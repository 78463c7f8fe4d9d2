namespace Deploy.Rules.References;

/// <summary>Containers that share a log group say different things about it. Arguments: the property, the log group, its value here, its value there, and the class that says so.</summary>
public sealed class LogGroupDisagreement() : DeclarationRule(
    "DECS0914",
    "Users of one log group disagree about it",
    "{0} of log group '{1}' is {2} here and {3} on {4}. A log group has one: say the same, say it once, or use two log groups.");
