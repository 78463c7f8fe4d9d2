namespace Deploy.Rules.References;

/// <summary>
/// No file that a deployment reads has a value for a parameter; the deployment would be refused. A warning, because a file can still be
/// written between the build and the deployment. Arguments: the parameter, the files (<c>deploy.json or deploy.prod.json</c>).
/// </summary>
public sealed class UnknownParameter() : DeclarationRule(
    "DECS0967",
    "A parameter has no value",
    "@{{{0}}} has no value in {1}, without which no deployment can start. Add it there, or correct the name.",
    RuleSeverity.Warning);
