namespace Deploy.Rules.References;

/// <summary>A reference names a class that declares nothing of the kind, in no stage. Arguments: the class, the kind, its attribute, and what to do.</summary>
public sealed class NotDeclared() : DeclarationRule(
    "DECS0913",
    "A class that is referred to does not declare the resource",
    "'{0}' is not a {1}: it has no [{2}]. {3}.");
