using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Identity;

/// <summary>The tags by which the engine recognises its own resources.</summary>
public static class IdentityTags
{
    /// <summary>What all of them start with.</summary>
    public const string Prefix = IdentityTag.Prefix;

    /// <summary>The application.</summary>
    public const string Application = Prefix + "application";

    /// <summary>The environment.</summary>
    public const string Environment = Prefix + "environment";

    /// <summary>The address within the application.</summary>
    public const string Address = Prefix + "address";

    /// <summary>The project that deploys it.</summary>
    public const string Project = Prefix + "project";

    /// <summary>The Region whose resources use a thing that is global. What lies in a Region itself does not carry it.</summary>
    public const string Region = Prefix + "region";

    /// <summary>The hash of a task definition's content.</summary>
    public const string ContentHash = Prefix + "content-hash";

    /// <summary>The desired count that was declared when it was last written.</summary>
    public const string DesiredCount = Prefix + "desired-count";

    /// <summary>The keys of the user's tags (<see cref="TagKeyList"/>), so that a tag whose attribute went away can be told from somebody else's.</summary>
    public const string TagKeys = Prefix + "tag-keys";

    /// <summary>Of what the local AWS made because an application refers to it; only there.</summary>
    public const string StandIn = Prefix + "stand-in";

    private const string CloudFormationStack = "aws:cloudformation:stack-name";

    /// <summary>All tags that a resource gets: the user's and the identity's.</summary>
    /// <param name="spec">The resource.</param>
    /// <param name="identity">Whose it is.</param>
    /// <param name="isGlobal">True for what lies in no Region: it carries the run's.</param>
    /// <param name="keys">How its service compares keys; null: by every character.</param>
    public static IReadOnlyDictionary<string, string> For(ResourceSpec spec, EnvironmentIdentity identity, bool isGlobal = false, StringComparer? keys = null)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in spec.Tags) tags[tag.Key] = tag.Value;
        tags[Application] = identity.Application;
        tags[Environment] = identity.Environment;
        tags[Address] = spec.Address.ToString();
        tags[Project] = identity.Project;
        if (isGlobal) tags[Region] = identity.Region;
        if (spec.Tags.Count > 0) tags[TagKeys] = TagKeyList.Write(spec.Tags.Select(tag => tag.Key), keys ?? StringComparer.Ordinal);
        return tags;
    }

    /// <summary>The address in the tags, where they carry this application and environment, and no other Region; null: not ours.</summary>
    public static ResourceAddress? OwnAddress(IReadOnlyDictionary<string, string> tags, EnvironmentIdentity identity)
    {
        if (tags.GetValueOrDefault(Application) != identity.Application || tags.GetValueOrDefault(Environment) != identity.Environment) return null;
        if (tags.TryGetValue(Region, out var region) && region != identity.Region) return null;
        return tags.TryGetValue(Address, out var address) && address.IndexOf('/') is > 0 and var slash && slash < address.Length - 1
            ? ResourceAddress.Parse(address)
            : null;
    }

    /// <summary>The CloudFormation stack that owns the resource, or null.</summary>
    public static string? OwningStack(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(CloudFormationStack);

    /// <summary>
    /// The tags to write and the keys to remove so that <paramref name="actual"/> carries <paramref name="desired"/>. Tags of others stay.
    /// </summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="keys">How the service compares keys; null: by every character.</param>
    public static (IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove) Change(
        IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> actual, StringComparer? keys = null)
    {
        keys ??= StringComparer.Ordinal;
        var (wanted, found) = (Grouped(desired, keys), Grouped(actual, keys));
        var earlier = TagKeyList.Read(actual.GetValueOrDefault(TagKeys), keys);
        var set = desired.Where(tag => found.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary();
        var remove = actual.Keys.Where(key => !wanted.ContainsKey(key) && (key == TagKeys || earlier(key))).ToList();
        return (set, remove);
    }

    private static Dictionary<string, string> Grouped(IReadOnlyDictionary<string, string> tags, StringComparer keys)
    {
        var grouped = new Dictionary<string, string>(keys);
        foreach (var tag in tags) grouped[tag.Key] = tag.Value;
        return grouped;
    }
}
