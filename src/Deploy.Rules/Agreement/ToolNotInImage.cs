namespace Deploy.Rules.Agreement;

/// <summary>A health check or an entry point needs a shell or a program that the project's image lacks. Arguments: the command, the container, what is missing, the image in words, what to do.</summary>
public sealed class ToolNotInImage : AgreementRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1105";

    /// <inheritdoc/>
    public override string Title => "A command needs what the image does not have";

    /// <inheritdoc/>
    public override string Message => "The {0} of container '{1}' needs {2}, which the image ({3}) does not have. {4}.";
}
