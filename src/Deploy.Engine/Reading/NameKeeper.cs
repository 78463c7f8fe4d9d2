using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Reading;

/// <summary>
/// Gives the resources of the plan the names that they have. What a resource is its tags say, not its name: a resource whose address is found
/// under another name than the template gives (its class was renamed, the template was changed) is that resource, and is gone on with.
/// </summary>
/// <param name="context">The run.</param>
internal sealed class NameKeeper(KindContext context)
{
    /// <summary>Keeps the names of what was found, and forgets those that were kept before.</summary>
    /// <returns>True where a name is another one now.</returns>
    public bool Keep(IReadOnlyList<TaggedResource> found)
    {
        var before = context.Names.Kept;
        var byAddress = found.ToLookup(resource => resource.Address);
        // In the order of the catalogue: a service's ARN holds the name of its cluster.
        foreach (var kind in KindCatalog.All.Where(kind => kind.IsTagged))
        {
            foreach (var spec in context.Resources.Values.Where(spec => spec.Kind == kind.Name).OrderBy(spec => spec.Address)) Keep(kind, spec, byAddress);
        }

        var after = context.Names.Kept;
        return before.Count != after.Count || before.Any(name => after.GetValueOrDefault(name.Key) != name.Value);
    }

    private void Keep(Kind kind, ResourceSpec spec, ILookup<ResourceAddress, TaggedResource> byAddress)
    {
        // What another application makes is looked for by that one's tags.
        if (spec.Owner is not null) return;
        context.Names.Forget(spec.Address);
        if (spec.Ownership != Ownership.Owned || spec.Identifier is not null || context.Renamed.Contains(spec.Address.ToString())) return;
        // Its own address first: what it was called before counts only until the tags have been written.
        foreach (var address in new[] { spec.Address, spec.MovedFrom }.OfType<ResourceAddress>())
        {
            var candidates = byAddress[address].OrderBy(resource => resource.Arn, StringComparer.Ordinal).ToList();
            if (candidates.Exists(resource => IsIts(resource, kind, spec)) || candidates.Exists(resource => Fits(resource, kind, spec))) return;
        }
    }

    private bool IsIts(TaggedResource resource, Kind kind, ResourceSpec spec) => ResourceArn.AreSame(resource.Arn, kind.ArnOf(spec, context));

    /// <summary>Keeps the name where nothing but the name differs; a service in another cluster is another service.</summary>
    private bool Fits(TaggedResource resource, Kind kind, ResourceSpec spec)
    {
        context.Names.Keep(spec.Address, ResourceArn.NameIn(resource.Arn));
        if (IsIts(resource, kind, spec)) return true;
        context.Names.Forget(spec.Address);
        return false;
    }
}
