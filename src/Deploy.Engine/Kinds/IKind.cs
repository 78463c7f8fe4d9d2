using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>
/// All that the engine knows about one kind of resource. Specs that come in are resolved: no placeholders, subnets and security
/// groups by id, target groups and secrets by ARN. References to resources of the plan stay addresses; <see cref="KindContext.ArnOf"/>
/// and <see cref="KindContext.AddressOf"/> translate.
/// </summary>
/// <remarks>
/// The engine does what is the same for all: ownership, refusal of what is not ours, tags of the plan, phases, order, waiting,
/// reports, the journal and messages. A kind makes calls and reads replies. It throws what the client throws.
/// </remarks>
public interface IKind<TSpec>
    where TSpec : ResourceSpec
{
    /// <summary>The phase in which it is created and its changes are written. Default: <see cref="ApplyPhase.Expand"/>.</summary>
    ApplyPhase Phase => ApplyPhase.Expand;

    /// <summary>True for a kind that looks at what other kinds read (<see cref="KindContext.Observed{TSpec}"/>): it is read after them.</summary>
    bool ReadsLate => false;

    /// <summary>
    /// True for a kind whose every change makes a new ARN (a revision of a task definition). While it is going to be created or changed,
    /// <see cref="KindContext.ArnOf"/> gives <see cref="ArnOf"/> with <see cref="KindContext.NewRevision"/> behind it.
    /// </summary>
    bool HasRevisions => false;

    /// <summary>False for a kind that cannot be tagged (a schedule): its tags are neither compared nor written.</summary>
    bool IsTagged => true;

    /// <summary>The ARN that the resource has or will have, from its names alone, without a revision. No call.</summary>
    string ArnOf(TSpec spec, KindContext context);

    /// <summary>Reads those of the resources that exist, with the fewest calls. What does not exist, or is deleted but still described, is left out.</summary>
    /// <returns>Snapshots whose <c>Actual.Name</c> is the declared name of the spec that was asked for.</returns>
    Task<IReadOnlyList<Snapshot<TSpec>>> ReadAsync(IReadOnlyList<TSpec> specs, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Finds resources that carry this application's and environment's identity but are not in the plan, which <paramref name="known"/> lists.
    /// Spend as little as possible: look at the details of what is not known only.
    /// </summary>
    Task<IReadOnlyList<Snapshot<TSpec>>> DiscoverAsync(IReadOnlyList<TSpec> known, KindContext context, CancellationToken cancellationToken);

    /// <summary>A new spec with AWS's defaults filled in and sets in one order, for comparison. Never what is sent.</summary>
    TSpec Normalise(TSpec spec, KindContext context);

    /// <summary>
    /// The differences, tags apart. Usually <see cref="SpecComparer.Compare"/> of the normalised spec and <c>actual.Actual</c>, with the
    /// kind's table of impacts; environment values are to be declared sensitive there.
    /// </summary>
    IReadOnlyList<PropertyChange> Compare(TSpec desired, Snapshot<TSpec> actual, KindContext context);

    /// <summary>What differs and is left as it is on purpose, each as a line for people that says why and how to change it.</summary>
    IReadOnlyList<string> Remarks(TSpec desired, Snapshot<TSpec> actual, KindContext context) => [];

    /// <summary>Makes it, with <see cref="KindContext.TagsFor"/>.</summary>
    Task<Applied> CreateAsync(TSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <summary>True for the error by which a create call says that the name is taken. Default: the call has no such error, or a token that makes a repeated call the same call.</summary>
    bool IsTaken(AmazonServiceException error) => false;

    /// <summary>
    /// True for the error of a creation or an update that AWS refuses only because something just made (the resource, a role, a group) is not
    /// known everywhere yet: the call is repeated for a minute. Default: what was named is not found.
    /// </summary>
    bool IsTooEarly(AmazonServiceException error) => error.IsNotFound();

    /// <summary>True for the error by which AWS refuses a call while something is under way (tasks that drain, a deletion): it is repeated as long as the run may wait.</summary>
    bool IsBusy(AmazonServiceException error) => false;

    /// <summary>
    /// Writes the given changes, and no others, with the fewest calls. The path <c>Tags</c> or <c>Tags[…]</c> among them means: make the
    /// tags equal to <see cref="KindContext.TagsFor"/>, by <see cref="Identity.IdentityTags.Change"/>.
    /// </summary>
    Task<Applied> UpdateAsync(TSpec desired, Snapshot<TSpec> actual, IReadOnlyList<PropertyChange> changes, KindContext context, CancellationToken cancellationToken);

    /// <summary>The data that is lost with a resource that is going to be deleted, as <see cref="Snapshot.Holds"/>. Default: what the read told.</summary>
    Task<string?> HoldsAsync(Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken) => Task.FromResult(actual.Holds);

    /// <summary>
    /// Deletes it. Data is deleted with it only where <see cref="Snapshot.Holds"/> names it, since only that was agreed to. May be called again
    /// after it was refused or its answer was lost.
    /// </summary>
    Task DeleteAsync(Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// How far its deletion is: <see cref="ProbeState.Stable"/> once it is gone and its name is free. Called again and again; what is not found
    /// is gone. Default: the call that deletes does it all.
    /// </summary>
    Task<ProbeResult> ProbeDeletionAsync(Snapshot<TSpec> actual, KindContext context, CancellationToken cancellationToken) => Task.FromResult(ProbeResult.Stable);

    /// <summary>How far it is after a create or update. Called again and again until it is not <see cref="ProbeState.NotYet"/>.</summary>
    Task<ProbeResult> ProbeAsync(TSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken) => Task.FromResult(ProbeResult.Stable);
}
