namespace Deploy.Rules.References;

/// <summary>
/// A stage gives an owned resource another name, although the name is its identity in every stage. Arguments: the address, the stage.
/// </summary>
public sealed class NameInStage() : DeclarationRule(
    "DECS0961",
    "A stage renames a resource",
    "Stage '{1}' cannot rename '{0}': the name is its identity in every stage. "
        + "Remove the name here; the environment is in the physical name already.");
