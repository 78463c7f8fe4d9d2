using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>
/// All that the engine knows about one kind of resource, for code that treats all kinds alike; a kind itself derives from
/// <see cref="Kind{TSpec}"/>. Specs that come in are resolved: no placeholders, subnets and security groups by id, target groups and
/// secrets by ARN. References to resources of the plan stay addresses; <see cref="KindContext.ArnOf"/> and
/// <see cref="KindContext.Resolve"/> translate.
/// </summary>
/// <remarks>
/// The engine does what is the same for all: ownership, refusal of what is not ours, tags of the plan, phases, order, waiting,
/// reports, the journal and messages. A kind makes calls and reads replies. It throws what the client throws.
/// It keeps nothing itself, since all runs of a process share it: what it has to remember of a run is <see cref="KindContext.StateOf{T}"/>.
/// <para>
/// Regions. A resource lies in the run's Region, which <see cref="KindContext.Account"/> and <see cref="KindContext.Aws"/> stand for, unless
/// its spec names another one: then its ARN holds that one and its calls go through <see cref="KindContext.AwsIn"/>. What lies in no
/// Region is <see cref="IsGlobal"/> and carries the run's Region in its name, its path and its tags; otherwise a deployment to a second
/// Region would rewrite what the first one's tasks use.
/// </para>
/// <para>
/// Identity. <see cref="Snapshot.Tags"/> is the identity as the kind knows it, which need not come from tags. A thing that cannot be tagged
/// takes it from its container (a schedule from its group, a role's path says whose it is before the tags do). Of a document that an account
/// has once per Region, such as a registry's rules, a resource of the plan is an entry: its kind knows its own entries by a name or prefix
/// that holds application and environment, gives each the ARN of the document and the entry's name, and writes by reading the whole,
/// replacing its own entries and keeping all others as they are. Both are not <see cref="IsTagged"/>.
/// </para>
/// </remarks>
public abstract class Kind
{
    /// <summary>The name in addresses: <c>task-definition</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The phase in which it is created and its changes are written. Default: <see cref="ApplyPhase.Expand"/>.</summary>
    public virtual ApplyPhase Phase => ApplyPhase.Expand;

    /// <summary>
    /// True for a kind that looks at what other kinds read (<see cref="KindContext.Observed{TSpec}()"/>): it is read after them.
    /// </summary>
    public virtual bool ReadsLate => false;

    /// <summary>
    /// True for a kind whose every change makes a new ARN (a revision of a task definition). While it is going to be created or changed,
    /// <see cref="KindContext.ArnOf"/> gives <see cref="ArnOf"/> with <see cref="KindContext.NewRevision"/> behind it.
    /// </summary>
    public virtual bool HasRevisions => false;

    /// <summary>False for a kind that cannot be tagged (a schedule): its tags are neither compared nor written.</summary>
    public virtual bool IsTagged => true;

    /// <summary>How the service tells the keys of two tags apart. Default: by every character; IAM takes no notice of case.</summary>
    public virtual StringComparer TagKeys => StringComparer.Ordinal;

    /// <summary>
    /// True for a kind that lies in no Region (a role). Its tags get <see cref="Identity.IdentityTags.Region"/>; its <see cref="NameOf"/> is to
    /// hold the Region.
    /// </summary>
    public virtual bool IsGlobal => false;

    /// <summary>
    /// The service whose service-linked role AWS needs before one of this kind can be created, such as <c>ecs.amazonaws.com</c>; null: none. The
    /// engine makes sure of it before the first step.
    /// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam_service-linked-roles.html
    /// </summary>
    public virtual string? ServiceLinkedRole => null;

    /// <summary>The name that the resource has or will have in AWS, within the length that AWS takes (<see cref="Plan.Values.NameLength.Fit"/>). No call.</summary>
    public abstract string NameOf(ResourceSpec spec, KindContext context);

    /// <summary>The ARN that the resource has or will have, from its names alone, without a revision. No call.</summary>
    public abstract string ArnOf(ResourceSpec spec, KindContext context);

    /// <summary>Reads those of the resources that exist, with the fewest calls. What does not exist, or is deleted but still described, is left out.</summary>
    /// <returns>Snapshots whose <c>Actual.Name</c> is the declared name of the spec that was asked for.</returns>
    public abstract Task<IReadOnlyList<Snapshot>> ReadAsync(
        IReadOnlyList<ResourceSpec> specs, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what holds the name that a create call was refused for (<see cref="IsTaken"/>); null: it cannot be seen yet. Default: as
    /// <see cref="ReadAsync"/>. A kind whose reads look at its own resources only looks for strangers here.
    /// </summary>
    public abstract Task<Snapshot?> ReadHolderAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// The type by which a search by tags finds it, as it stands in the ARN: <c>ecs:service</c>; null: it is not found so, and
    /// <see cref="FindAsync"/> is always asked.
    /// </summary>
    public virtual string? TaggingType => null;

    /// <summary>
    /// Finds all that carries this application's and environment's identity by the lists of the kind's own service. What has the name of a
    /// resource of the plan (<paramref name="known"/>) is taken for that one without a look at its tags; a stranger whose tags may not be
    /// read is none of ours.
    /// </summary>
    public abstract Task<IReadOnlyList<TaggedResource>> FindAsync(
        IReadOnlyList<ResourceSpec> known, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what a search found, which can lag behind: what does not exist any more, or carries the identity no longer, is left out.
    /// </summary>
    /// <returns>Snapshots whose <c>Actual.Name</c> is the name in the address that the resource carries now.</returns>
    public abstract Task<IReadOnlyList<Snapshot>> ReadFoundAsync(
        IReadOnlyList<TaggedResource> found, KindContext context, CancellationToken cancellationToken);

    /// <summary>A new spec with AWS's defaults filled in and sets in one order, for comparison. Never what is sent.</summary>
    public abstract ResourceSpec Normalise(ResourceSpec spec, KindContext context);

    /// <summary>
    /// The differences, tags apart. Usually <see cref="SpecComparer.Compare"/> of the normalised spec and <c>actual.Actual</c>, with the
    /// kind's table of impacts.
    /// </summary>
    public abstract IReadOnlyList<PropertyChange> Compare(ResourceSpec desired, Snapshot actual, KindContext context);

    /// <summary>What differs and is left as it is on purpose, each as a line for people that says why and how to change it.</summary>
    public abstract IReadOnlyList<string> Remarks(ResourceSpec desired, Snapshot actual, KindContext context);

    /// <summary>Why a resource that does not exist is not made, as a line for people: a one-time schedule is done. Null, the default: it is made.</summary>
    public abstract string? WhyNotMade(ResourceSpec desired, KindContext context);

    /// <summary>Makes it, with <see cref="KindContext.TagsFor"/>.</summary>
    public abstract Task<Applied> CreateAsync(ResourceSpec desired, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// True for the error by which a create call says that the name is taken. Default: something of the name exists already. A call with a
    /// token is the same call when it is repeated, and says so to others only.
    /// </summary>
    public virtual bool IsTaken(AmazonServiceException error) => error is NameTakenException || error.IsAlreadyThere();

    /// <summary>
    /// True for the error of a creation or an update that AWS refuses only because something just made (the resource, a role, a group) is not
    /// known everywhere yet: the call is repeated for a minute. Default: what was named is not found.
    /// </summary>
    public virtual bool IsTooEarly(AmazonServiceException error) => error.IsNotFound();

    /// <summary>True for the error by which AWS refuses a call while something is under way (tasks that drain, a deletion): it is repeated as long as the run may wait.</summary>
    public virtual bool IsBusy(AmazonServiceException error) => false;

    /// <summary>
    /// Writes the given changes, and no others, with the fewest calls. The path <c>Tags</c> or <c>Tags[…]</c> among them means: make the
    /// tags equal to <see cref="KindContext.TagsFor"/>, by <see cref="Identity.IdentityTags.Change"/>.
    /// </summary>
    public abstract Task<Applied> UpdateAsync(
        ResourceSpec desired, Snapshot actual, IReadOnlyList<PropertyChange> changes,
        KindContext context, CancellationToken cancellationToken);

    /// <summary>The data that is lost with a resource that is going to be deleted, as <see cref="Snapshot.Holds"/>. Default: what the read told.</summary>
    public abstract Task<string?> HoldsAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes it. Data is deleted with it only where <see cref="Snapshot.Holds"/> names it, since only that was agreed to. May be called again
    /// after it was refused or its answer was lost.
    /// </summary>
    public abstract Task DeleteAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// How far its deletion is, by reads alone: <see cref="ProbeState.Stable"/> once it is gone and its name is free. Called again and
    /// again; what is not found is gone. Default: the call that deletes does it all.
    /// </summary>
    public abstract Task<ProbeResult> ProbeDeletionAsync(Snapshot actual, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// How far it is after a create or update, by reads alone. Called again and again until it is not <see cref="ProbeState.NotYet"/>.
    /// </summary>
    public abstract Task<ProbeResult> ProbeAsync(
        ResourceSpec desired, Applied applied, KindContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Starts the rollout once more that a probe saw fail too early (<see cref="ProbeResult.IsTooEarly"/>). A kind without rollouts has no
    /// such probes.
    /// </summary>
    public abstract Task<Applied> StartAgainAsync(
        ResourceSpec desired, Applied failed, KindContext context, CancellationToken cancellationToken);

    /// <summary>Adds to what a probe saw last why it takes so long: the time is up. Takes little time itself, and never throws for a read that fails.</summary>
    public abstract Task<ProbeResult> ExplainAsync(
        ResourceSpec desired, Applied applied, ProbeResult last, KindContext context, CancellationToken cancellationToken);
}
