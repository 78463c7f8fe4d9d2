using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds;

/// <summary>Parts the lists of a service into the plan's resources and others.</summary>
internal static class KnownResources
{
    /// <summary>Those that have the ARN of a resource of the plan, and the rest.</summary>
    public static (IReadOnlyList<TaggedResource> Known, IReadOnlyList<T> Others) Divide<TSpec, T>(
        IReadOnlyList<TSpec> known, Func<TSpec, KindContext, string> arnOfSpec, IReadOnlyCollection<T> listed, Func<T, string> arnOf, KindContext context)
        where TSpec : ResourceSpec
    {
        var specs = known.ToLookup(spec => arnOfSpec(spec, context), StringComparer.Ordinal);
        return (
            [.. listed.SelectMany(item => specs[arnOf(item)].Select(spec => new TaggedResource(arnOf(item), spec.Address)))],
            [.. listed.Where(item => !specs.Contains(arnOf(item)))]);
    }

    /// <summary>Those whose tags, each read by a call of its own, carry the identity of the run. What may not be read is none of ours.</summary>
    public static async Task<IEnumerable<TaggedResource>> OwnAsync(
        IReadOnlyCollection<string> arns, Func<string, Task<IReadOnlyDictionary<string, string>>> tagsOf, KindContext context)
    {
        var tagged = await Concurrently.SelectReadableAsync(arns, async arn => Tuple.Create(arn, await tagsOf(arn)));
        return Own(tagged, item => item.Item1, item => item.Item2, context);
    }

    /// <summary>Those whose tags carry the identity of the run.</summary>
    public static IEnumerable<TaggedResource> Own<T>(
        IEnumerable<T> items, Func<T, string> arnOf, Func<T, IReadOnlyDictionary<string, string>> tagsOf, KindContext context) =>
        items.Select(item => IdentityTags.OwnAddress(tagsOf(item), context.Identity) is { } address ? new TaggedResource(arnOf(item), address) : null).OfType<TaggedResource>();
}
