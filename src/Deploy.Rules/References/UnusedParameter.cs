namespace Deploy.Rules.References;

/// <summary>A file of parameters has a name that no declaration uses. Argument: the name.</summary>
public sealed class UnusedParameter() : DeclarationRule(
    "DECS0968",
    "A parameter is not used",
    "Nothing uses the parameter '{0}'. Remove it, or correct its name.",
    RuleSeverity.Warning);
