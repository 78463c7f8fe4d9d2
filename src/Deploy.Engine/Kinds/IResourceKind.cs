using Amazon.Runtime;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>An <see cref="IKind{TSpec}"/> without its type, for code that treats all kinds alike.</summary>
public interface IResourceKind
{
    /// <summary>The name in addresses: <c>task-definition</c>.</summary>
    string Name { get; }

    /// <inheritdoc cref="IKind{TSpec}.Phase"/>
    ApplyPhase Phase { get; }

    /// <inheritdoc cref="IKind{TSpec}.ReadsLate"/>
    bool ReadsLate { get; }

    /// <inheritdoc cref="IKind{TSpec}.HasRevisions"/>
    bool HasRevisions { get; }

    /// <inheritdoc cref="IKind{TSpec}.IsTagged"/>
    bool IsTagged { get; }

    /// <inheritdoc cref="IKind{TSpec}.TagKeys"/>
    StringComparer TagKeys { get; }

    /// <inheritdoc cref="IKind{TSpec}.IsGlobal"/>
    bool IsGlobal { get; }

    /// <inheritdoc cref="IKind{TSpec}.ServiceLinkedRole"/>
    string? ServiceLinkedRole { get; }

    /// <inheritdoc cref="IKind{TSpec}.NameOf"/>
    string NameOf(ResourceSpec spec, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.ArnOf"/>
    string ArnOf(ResourceSpec spec, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.ReadAsync"/>
    Task<IReadOnlyList<Snapshot>> ReadAsync(IReadOnlyList<ResourceSpec> specs, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.ReadHolderAsync"/>
    Task<Snapshot?> ReadHolderAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.TaggingType"/>
    string? TaggingType { get; }

    /// <inheritdoc cref="IKind{TSpec}.FindAsync"/>
    Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ResourceSpec> known, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.ReadFoundAsync"/>
    Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.Normalise"/>
    ResourceSpec Normalise(ResourceSpec spec, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.Compare"/>
    IReadOnlyList<PropertyChange> Compare(ResourceSpec desired, Snapshot actual, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.Remarks"/>
    IReadOnlyList<string> Remarks(ResourceSpec desired, Snapshot actual, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.WhyNotMade"/>
    string? WhyNotMade(ResourceSpec desired, KindContext context);

    /// <inheritdoc cref="IKind{TSpec}.CreateAsync"/>
    Task<Applied> CreateAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.IsTaken"/>
    bool IsTaken(AmazonServiceException error);

    /// <inheritdoc cref="IKind{TSpec}.IsTooEarly"/>
    bool IsTooEarly(AmazonServiceException error);

    /// <inheritdoc cref="IKind{TSpec}.IsBusy"/>
    bool IsBusy(AmazonServiceException error);

    /// <inheritdoc cref="IKind{TSpec}.UpdateAsync"/>
    Task<Applied> UpdateAsync(ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.HoldsAsync"/>
    Task<string?> HoldsAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.DeleteAsync"/>
    Task DeleteAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.ProbeDeletionAsync"/>
    Task<ProbeResult> ProbeDeletionAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.ProbeAsync"/>
    Task<ProbeResult> ProbeAsync(ResourceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IKind{TSpec}.ExplainAsync"/>
    Task<ProbeResult> ExplainAsync(ResourceSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken);
}
