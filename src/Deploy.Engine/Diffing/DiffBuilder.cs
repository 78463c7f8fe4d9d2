using Deploy.Ecs;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Diffing;

/// <summary>Compares the plan with what was read. Calls nothing; may be repeated when the image is known.</summary>
/// <param name="context">The run.</param>
/// <param name="order">The resources in the order in which they are made.</param>
/// <param name="declared">Where properties are declared: an adopted resource is compared on those only.</param>
public sealed class DiffBuilder(KindContext context, IReadOnlyList<ResourceSpec> order, SourceMap declared)
{
    private const string TagsPath = nameof(ResourceSpec.Tags);

    /// <summary>The differences.</summary>
    public ChangeSet Build(World world)
    {
        var hints = RenameHints.Find(order, world, context);
        var changes = order
            .Where(spec => spec.Ownership != Ownership.External)
            .Select(spec => Compare(spec, world.Snapshots.GetValueOrDefault(spec.Address), world.Vanished))
            .Select(change => hints.TryGetValue(change.Address, out var old) ? change with { LooksLike = old, Remarks = [.. change.Remarks, Moves.Hint(old)] } : change)
            .ToList();
        var planned = order.Select(spec => spec.Address).ToHashSet();
        var ranks = KindCatalog.All.Select((kind, index) => (kind.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        changes.AddRange(world.Vanished
            .OrderByDescending(snapshot => ranks[snapshot.Address.Kind])
            .ThenByDescending(snapshot => snapshot.Address)
            .Select(snapshot => new ResourceChange(snapshot.Address, ResourceAction.Delete, KindCatalog.For(snapshot.Resource), null, snapshot, [])
            {
                // A second one at an address of the plan did not leave it.
                Elsewhere = planned.Contains(snapshot.Address) ? snapshot.Arn : null,
            }));
        return new ChangeSet(changes);
    }

    private ResourceChange Compare(ResourceSpec spec, Snapshot? snapshot, IReadOnlyList<Snapshot> vanished)
    {
        var kind = KindCatalog.For(spec);
        if (snapshot is null)
        {
            context.KeepArn(spec.Address, kind.HasRevisions ? kind.ArnOf(spec, context) + KindContext.NewRevision : kind.ArnOf(spec, context));
            return kind.WhyNotMade(spec, context) is { } done
                ? new ResourceChange(spec.Address, ResourceAction.Keep, kind, spec, null, []) { Remarks = [done] }
                : new ResourceChange(spec.Address, ResourceAction.Create, kind, spec, null, []) { Remarks = Lines(Moves.MadeAnew(kind, spec, vanished, context)) };
        }

        var changes = kind.Compare(spec, snapshot, context).Concat(CompareTags(kind, spec, snapshot)).Where(change => IsOurs(spec, change.Path)).ToList();
        var isNewRevision = kind.HasRevisions && changes.Any(change => !PropertyPath.IsWithin(change.Path, TagsPath));
        context.KeepArn(spec.Address, isNewRevision ? kind.ArnOf(spec, context) + KindContext.NewRevision : snapshot.Arn);
        var action = changes.Count == 0 ? ResourceAction.Keep
            : changes.Any(change => change.Impact == ChangeImpact.Replacement) ? ResourceAction.Replace
            : ResourceAction.Update;
        return new ResourceChange(spec.Address, action, kind, spec, snapshot, changes)
        {
            Remarks = [.. Lines(Moves.Kept(spec, snapshot, context)), .. kind.Remarks(spec, snapshot, context)],
        };
    }

    private static IReadOnlyList<string> Lines(string? line) => line is null ? [] : [line];

    private IEnumerable<PropertyChange> CompareTags(Kind kind, ResourceSpec spec, Snapshot snapshot)
    {
        if (!kind.IsTagged) yield break;
        var desired = context.TagsFor(spec);
        var (set, remove) = IdentityTags.Change(desired, snapshot.Tags, kind.TagKeys);
        foreach (var (key, value) in set.OrderBy(tag => tag.Key, StringComparer.Ordinal))
            yield return new PropertyChange($"{TagsPath}[{key}]", snapshot.Tags.GetValueOrDefault(key), value, ChangeImpact.None);
        foreach (var key in remove) yield return new PropertyChange($"{TagsPath}[{key}]", snapshot.Tags[key], null, ChangeImpact.None);
    }

    /// <summary>What something else manages is left alone; of an adopted resource all that is not declared.</summary>
    private bool IsOurs(ResourceSpec spec, string path)
    {
        if (spec.ManagedElsewhere.Any(name => PropertyPath.IsWithin(path, name))) return false;
        if (spec.Ownership != Ownership.Adopted || PropertyPath.IsWithin(path, TagsPath)) return true;
        return declared.Locations.Any(location => location.Address == spec.Address && location.Property.Length > 0
            && (PropertyPath.IsWithin(path, location.Property) || PropertyPath.IsWithin(location.Property, path)));
    }
}
