using Deploy.Engine.Kinds;
using Deploy.Plan.Values;

namespace Deploy.Engine.Reading;

/// <summary>What AWS has of an application's environment.</summary>
/// <param name="Snapshots">Resources of the plan that exist.</param>
/// <param name="Vanished">Resources that carry our identity and are not in the plan, or no longer under that name.</param>
public sealed record World(IReadOnlyDictionary<ResourceAddress, Snapshot> Snapshots, IReadOnlyList<Snapshot> Vanished)
{
    /// <summary>Why the account's lists were read one by one in place of a search by tags; null: they were not.</summary>
    public string? WhyNotByTags { get; init; }
}
