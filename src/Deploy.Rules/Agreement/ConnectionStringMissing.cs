namespace Deploy.Rules.Agreement;

/// <summary>The program needs a connection string that none of its containers gets. Arguments: its name, its name in a variable, the container.</summary>
public sealed class ConnectionStringMissing : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1108";

    /// <inheritdoc/>
    public override string Title => "Nothing supplies a connection string";

    /// <inheritdoc/>
    public override string Message => "The program reads the connection string '{0}', and no settings file, variable or secret of its containers has it. Add [Secret(\"ConnectionStrings__{1}\", From = …)] to container '{2}'.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;
}
