namespace Deploy.Rules.Agreement;

/// <summary>The program needs a connection string that none of its containers gets. Arguments: its name, its name in a variable, the container.</summary>
public sealed class ConnectionStringMissing() : AgreementRule(
    "DECS1108",
    "Nothing supplies a connection string",
    "The program reads the connection string '{0}', and no settings file, variable or secret of its containers has it. "
        + "Add [Secret(\"ConnectionStrings__{1}\", From = …)] to container '{2}'.",
    RuleSeverity.Warning);
