namespace Deploy.Rules.Agreement;

/// <summary>A health check or an entry point needs a shell or a program that the project's image lacks. Arguments: the command, the container, what is missing, the image in words, what to do.</summary>
public sealed class ToolNotInImage() : AgreementRule(
    "DECS1105",
    "A command needs what the image does not have",
    "The {0} of container '{1}' needs {2}, which the image ({3}) does not have. {4}.");
