namespace Deploy.Rules.References;

/// <summary>A deployment cannot read a file of parameters. Arguments: the file's name, what is wrong in it.</summary>
public sealed class ParameterFileForm() : DeclarationRule(
    "DECS0969",
    "A file of parameters cannot be read",
    "{0} cannot be read: {1}. It is one JSON object of names and texts, numbers or booleans.");
