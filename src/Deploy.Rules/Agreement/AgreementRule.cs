using Deploy.Rules.References;

namespace Deploy.Rules.Agreement;

/// <summary>
/// A rule of what is declared against the program that is deployed. Who reads the program reports its findings; a plan alone has nothing to
/// compare with. Each class says what its arguments are.
/// </summary>
public abstract class AgreementRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : DeclarationRule(id, title, message, severity);
