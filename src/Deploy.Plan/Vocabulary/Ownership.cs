namespace Deploy.Ecs;

/// <summary>Who makes and changes a resource.</summary>
public enum Ownership
{
    /// <summary>Created, compared in full and changed by this application. The default.</summary>
    Owned,

    /// <summary>It exists already and is taken over on purpose: compared and changed on the declared properties only.</summary>
    Adopted,

    /// <summary>It exists and belongs to somebody else: read and required, never written.</summary>
    External,
}
