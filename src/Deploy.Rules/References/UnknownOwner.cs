namespace Deploy.Rules.References;

/// <summary>
/// A reference names a class of another assembly, and nothing tells what it declares: the assembly kept no attributes and no plan of its project is
/// known. Arguments: the class, the assembly, the kind in words, its attribute.
/// </summary>
public sealed class UnknownOwner() : DeclarationRule(
    "DECS0918",
    "Nothing tells what a class of another assembly declares",
    "Nothing tells which {2} '{0}' is: the plan of its project {1} is not known, and the assembly kept no attributes. "
        + "Refer to the project with <ProjectReference>, let it refer to Deploy.Ecs, and build; "
        + "or declare [{3}] here with its name and Ownership = Ownership.External.");
