namespace Deploy.Rules.References;

/// <summary>A deployment cannot read a file of parameters. Arguments: the file's name, what is wrong in it.</summary>
public sealed class ParameterFileForm : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0969";

    /// <inheritdoc/>
    public override string Title => "A file of parameters cannot be read";

    /// <inheritdoc/>
    public override string Message => "{0} cannot be read: {1}. It is one JSON object of names and texts, numbers or booleans.";
}
