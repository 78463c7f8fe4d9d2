namespace Deploy.Engine.Diffing;

/// <summary>All resources of a run in the order in which they are made, those to be deleted last, and what is done with each.</summary>
/// <param name="Resources">Every resource.</param>
public sealed record ChangeSet(IReadOnlyList<ResourceChange> Resources)
{
    /// <summary>Those with which something is done.</summary>
    public IEnumerable<ResourceChange> Changed => Resources.Where(change => change.Action != ResourceAction.Keep);

    /// <summary>True where nothing is done.</summary>
    public bool IsEmpty => !Changed.Any();
}
