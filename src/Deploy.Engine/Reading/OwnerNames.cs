using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Reading;

/// <summary>
/// Gives the resources that other applications make the names that they have: there, too, a resource is what its tags say, and may keep a name that
/// the template no longer gives.
/// </summary>
internal static class OwnerNames
{
    /// <summary>Keeps the names. One search for each of the applications.</summary>
    public static async Task KeepAsync(KindContext context, CancellationToken cancellationToken)
    {
        foreach (var ofOwner in context.Resources.Values.Where(spec => spec.Owner is not null).GroupBy(spec => spec.Owner!.Application))
        {
            var found = await ResourceSearch.FindOfAsync(ofOwner.Key, context, cancellationToken);
            // In the order of the catalogue: a service's ARN holds the name of its cluster.
            foreach (var kind in KindCatalog.All)
                foreach (var spec in ofOwner.Where(spec => spec.Kind == kind.Name).OrderBy(spec => spec.Address)) Keep(kind, spec, found, context);
        }
    }

    private static void Keep(Kind kind, ResourceSpec spec, IReadOnlyList<TaggedResource> found, KindContext context)
    {
        var candidates = found.Where(resource => resource.Address == spec.Address).OrderBy(resource => resource.Arn, StringComparer.Ordinal).ToList();
        if (candidates.Count > 0 && !candidates.Exists(resource => ResourceArn.AreSame(resource.Arn, kind.ArnOf(spec, context))))
            context.Names.Keep(spec.Address, ResourceArn.NameIn(candidates[0].Arn));
    }
}
