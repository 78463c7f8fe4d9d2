namespace Deploy.Rules.References;

/// <summary>
/// A detail stands on a class without a resource that takes it. Arguments: the detail's attribute (<c>Network</c>), the class,
/// the resource it belongs to in words (<c>service or schedule</c>).
/// </summary>
public sealed class DetailWithoutResource() : DeclarationRule(
    "DECS0903",
    "A detail belongs to no resource",
    "[{0}] on {1} details a {2}, and the class declares none. Declare one on {1}, or move [{0}] to the class that does.");
