using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>One kind of resource, from which the kind itself derives: what it gets and gives are specs of its own type.</summary>
public abstract class Kind<TSpec> : Kind
    where TSpec : ResourceSpec
{
    /// <inheritdoc/>
    public sealed override string Name { get; } = ResourceSpec.KindOf(typeof(TSpec));

    /// <inheritdoc/>
    public sealed override string NameOf(ResourceSpec spec, KindContext context) => NameOf((TSpec)spec, context);

    /// <inheritdoc/>
    public sealed override string ArnOf(ResourceSpec spec, KindContext context) => ArnOf((TSpec)spec, context);

    /// <inheritdoc/>
    public sealed override async Task<IReadOnlyList<Snapshot>> ReadAsync(
        IReadOnlyList<ResourceSpec> specs, KindContext context, CancellationToken cancellationToken) =>
        specs.Count == 0 ? [] : await ReadAsync([.. specs.Cast<TSpec>()], context, cancellationToken);

    /// <inheritdoc/>
    public sealed override async Task<Snapshot?> ReadHolderAsync(
        ResourceSpec desired, KindContext context, CancellationToken cancellationToken) =>
        await ReadHolderAsync((TSpec)desired, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<IReadOnlyList<TaggedResource>> FindAsync(
        IReadOnlyList<ResourceSpec> known, KindContext context, CancellationToken cancellationToken) =>
        FindAsync([.. known.Cast<TSpec>()], context, cancellationToken);

    /// <inheritdoc/>
    public sealed override ResourceSpec Normalise(ResourceSpec spec, KindContext context) => Normalise((TSpec)spec, context);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<PropertyChange> Compare(ResourceSpec desired, Snapshot actual, KindContext context) =>
        Compare((TSpec)desired, (Snapshot<TSpec>)actual, context);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Remarks(ResourceSpec desired, Snapshot actual, KindContext context) =>
        Remarks((TSpec)desired, (Snapshot<TSpec>)actual, context);

    /// <inheritdoc/>
    public sealed override string? WhyNotMade(ResourceSpec desired, KindContext context) => WhyNotMade((TSpec)desired, context);

    /// <inheritdoc/>
    public sealed override Task<Applied> CreateAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken) =>
        CreateAsync((TSpec)desired, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<Applied> UpdateAsync(
        ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes,
        KindContext context, CancellationToken cancellationToken) =>
        UpdateAsync((TSpec)desired, (Snapshot<TSpec>)actual, changes, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<string?> HoldsAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        HoldsAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task DeleteAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        DeleteAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<ProbeResult> ProbeDeletionAsync(
        Snapshot actual, KindContext context, CancellationToken cancellationToken) =>
        ProbeDeletionAsync((Snapshot<TSpec>)actual, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<ProbeResult> ProbeAsync(
        ResourceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken) =>
        ProbeAsync((TSpec)desired, applied, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<Applied> StartAgainAsync(
        ResourceSpec desired, Applied failed, KindContext context, CancellationToken cancellationToken) =>
        StartAgainAsync((TSpec)desired, failed, context, cancellationToken);

    /// <inheritdoc/>
    public sealed override Task<ProbeResult> ExplainAsync(
        ResourceSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken) =>
        ExplainAsync((TSpec)desired, applied, last, context, cancellationToken);

    /// <inheritdoc cref="Kind.NameOf"/>
    protected virtual string NameOf(TSpec spec, KindContext context) => context.Names.Of(spec);

    /// <inheritdoc cref="Kind.ArnOf"/>
    protected abstract string ArnOf(TSpec spec, KindContext context);

    /// <inheritdoc cref="Kind.ReadAsync"/>
    protected abstract Task<IReadOnlyList<Snapshot<TSpec>>> ReadAsync(
        IReadOnlyList<TSpec> specs, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="Kind.ReadHolderAsync"/>
    protected virtual async Task<Snapshot<TSpec>?> ReadHolderAsync(
        TSpec desired, KindContext context, CancellationToken cancellationToken) =>
        (await ReadAsync([desired], context, cancellationToken)).SingleOrDefault();

    /// <inheritdoc cref="Kind.FindAsync"/>
    protected abstract Task<IReadOnlyList<TaggedResource>> FindAsync(
        IReadOnlyList<TSpec> known, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="Kind.Normalise"/>
    protected abstract TSpec Normalise(TSpec spec, KindContext context);

    /// <inheritdoc cref="Kind.Compare"/>
    protected abstract IReadOnlyList<PropertyChange> Compare(TSpec desired, Snapshot<TSpec> actual, KindContext context);

    /// <inheritdoc cref="Kind.Remarks"/>
    protected virtual IReadOnlyList<string> Remarks(TSpec desired, Snapshot<TSpec> actual, KindContext context) => [];

    /// <inheritdoc cref="Kind.WhyNotMade"/>
    protected virtual string? WhyNotMade(TSpec desired, KindContext context) => null;

    /// <inheritdoc cref="Kind.CreateAsync"/>
    protected abstract Task<Applied> CreateAsync(TSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="Kind.UpdateAsync"/>
    protected abstract Task<Applied> UpdateAsync(
        TSpec desired, Snapshot<TSpec> actual, IReadOnlyList<PropertyChange> changes,
        KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="Kind.HoldsAsync"/>
    protected virtual Task<string?> HoldsAsync(Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken) =>
        Task.FromResult(actual.Holds);

    /// <inheritdoc cref="Kind.DeleteAsync"/>
    protected abstract Task DeleteAsync(Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="Kind.ProbeDeletionAsync"/>
    protected virtual Task<ProbeResult> ProbeDeletionAsync(
        Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken) =>
        Task.FromResult(ProbeResult.Stable);

    /// <inheritdoc cref="Kind.ProbeAsync"/>
    protected virtual Task<ProbeResult> ProbeAsync(
        TSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken) =>
        Task.FromResult(ProbeResult.Stable);

    /// <inheritdoc cref="Kind.StartAgainAsync"/>
    protected virtual Task<Applied> StartAgainAsync(
        TSpec desired, Applied failed, KindContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{desired.Address} has no rollout.");

    /// <inheritdoc cref="Kind.ExplainAsync"/>
    protected virtual Task<ProbeResult> ExplainAsync(
        TSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken) =>
        Task.FromResult(last);
}
