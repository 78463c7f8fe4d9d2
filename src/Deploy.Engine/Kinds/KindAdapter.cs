using Amazon.Runtime;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>Wraps a typed kind.</summary>
internal sealed class KindAdapter<TSpec>(IKind<TSpec> kind) : IResourceKind
    where TSpec : ResourceSpec
{
    public string Name { get; } = ResourceSpec.KindOf(typeof(TSpec));

    public ApplyPhase Phase => kind.Phase;

    public bool ReadsLate => kind.ReadsLate;

    public bool HasRevisions => kind.HasRevisions;

    public bool IsTagged => kind.IsTagged;

    public StringComparer TagKeys => kind.TagKeys;

    public bool IsGlobal => kind.IsGlobal;

    public string? ServiceLinkedRole => kind.ServiceLinkedRole;

    public string NameOf(ResourceSpec spec, KindContext context) => kind.NameOf((TSpec)spec, context);

    public string ArnOf(ResourceSpec spec, KindContext context) => kind.ArnOf((TSpec)spec, context);

    public async Task<IReadOnlyList<Snapshot>> ReadAsync(IReadOnlyList<ResourceSpec> specs, KindContext context, CancellationToken cancellationToken) =>
        specs.Count == 0 ? [] : await kind.ReadAsync([.. specs.Cast<TSpec>()], context, cancellationToken);

    public async Task<Snapshot?> ReadHolderAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken) =>
        await kind.ReadHolderAsync((TSpec)desired, context, cancellationToken);

    public string? TaggingType => kind.TaggingType;

    public Task<IReadOnlyList<TaggedResource>> FindAsync(IReadOnlyList<ResourceSpec> known, KindContext context, CancellationToken cancellationToken) =>
        kind.FindAsync([.. known.Cast<TSpec>()], context, cancellationToken);

    public async Task<IReadOnlyList<Snapshot>> ReadFoundAsync(IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken) =>
        found.Count == 0 ? [] : await kind.ReadFoundAsync(found, context, cancellationToken);

    public ResourceSpec Normalise(ResourceSpec spec, KindContext context) => kind.Normalise((TSpec)spec, context);

    public IReadOnlyList<PropertyChange> Compare(ResourceSpec desired, Snapshot actual, KindContext context) =>
        kind.Compare((TSpec)desired, (Snapshot<TSpec>)actual, context);

    public IReadOnlyList<string> Remarks(ResourceSpec desired, Snapshot actual, KindContext context) =>
        kind.Remarks((TSpec)desired, (Snapshot<TSpec>)actual, context);

    public string? WhyNotMade(ResourceSpec desired, KindContext context) => kind.WhyNotMade((TSpec)desired, context);

    public Task<Applied> CreateAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken) =>
        kind.CreateAsync((TSpec)desired, context, cancellationToken);

    public bool IsTaken(AmazonServiceException error) => kind.IsTaken(error);

    public bool IsTooEarly(AmazonServiceException error) => kind.IsTooEarly(error);

    public bool IsBusy(AmazonServiceException error) => kind.IsBusy(error);

    public Task<Applied> UpdateAsync(ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken) =>
        kind.UpdateAsync((TSpec)desired, (Snapshot<TSpec>)actual, changes, context, cancellationToken);

    public Task<string?> HoldsAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        kind.HoldsAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    public Task DeleteAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        kind.DeleteAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    public Task<ProbeResult> ProbeDeletionAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        kind.ProbeDeletionAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    public Task<ProbeResult> ProbeAsync(ResourceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken) =>
        kind.ProbeAsync((TSpec)desired, applied, context, cancellationToken);

    public Task<ProbeResult> ExplainAsync(ResourceSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken) =>
        kind.ExplainAsync((TSpec)desired, applied, last, context, cancellationToken);
}
