using Deploy.Engine.Differences;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Diffing;

/// <summary>What is done with a resource.</summary>
public enum ResourceAction
{
    /// <summary>Nothing: it is as the plan wants it.</summary>
    Keep,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed.</summary>
    Update,

    /// <summary>It is deleted and made again.</summary>
    Replace,

    /// <summary>It left the plan and is deleted.</summary>
    Delete,
}

/// <summary>A resource of the plan or of AWS, and what is done with it.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Action">What is done.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Desired">What the plan wants; null where it is deleted.</param>
/// <param name="Snapshot">What AWS has; null where it is made, and where it is kept and done (a one-time schedule).</param>
/// <param name="Changes">What differs.</param>
public sealed record ResourceChange(
    ResourceAddress Address, ResourceAction Action, Kind Kind, ResourceSpec? Desired, Snapshot? Snapshot, IReadOnlyList<PropertyChange> Changes)
{
    /// <summary>What differs and is left as it is on purpose, as lines for people.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The ARN of a second resource at the address of one that the plan has, such as a service in the cluster that it was in before; null: no such.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>The address of what left the plan and looks as if it were this one under another name; null: none.</summary>
    public ResourceAddress? LooksLike { get; init; }

    /// <summary>True where what there is goes away, for good or to be made again.</summary>
    public bool Deletes => Action is ResourceAction.Delete or ResourceAction.Replace;

    /// <summary>What is lost, such as <c>12 images</c> or <c>2 running tasks</c>; null: nothing.</summary>
    public string? Lost => Deletes ? Snapshot?.Holds : null;

    /// <summary>The largest impact of its changes.</summary>
    public ChangeImpact Impact => Action switch
    {
        ResourceAction.Replace => ChangeImpact.Replacement,
        ResourceAction.Create or ResourceAction.Delete => ChangeImpact.InPlace,
        _ => Changes.Select(change => change.Impact).DefaultIfEmpty(ChangeImpact.None).Max(),
    };
}
