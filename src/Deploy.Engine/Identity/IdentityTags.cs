using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Identity;

/// <summary>The tags by which the engine recognises its own resources.</summary>
public static class IdentityTags
{
    /// <summary>What all of them start with.</summary>
    public const string Prefix = "deploy-ecs:";

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

    /// <summary>The keys of the user's tags, separated by spaces, so that a tag whose attribute went away can be told from somebody else's.</summary>
    public const string TagKeys = Prefix + "tag-keys";

    private const int MaximumValueLength = 256;
    private const string CloudFormationStack = "aws:cloudformation:stack-name";

    /// <summary>All tags that a resource gets: the user's and the identity's.</summary>
    /// <param name="spec">The resource.</param>
    /// <param name="identity">Whose it is.</param>
    /// <param name="isGlobal">True for what lies in no Region: it carries the run's.</param>
    public static IReadOnlyDictionary<string, string> For(ResourceSpec spec, EnvironmentIdentity identity, bool isGlobal = false)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in spec.Tags) tags[tag.Key] = tag.Value;
        tags[Application] = identity.Application;
        tags[Environment] = identity.Environment;
        tags[Address] = spec.Address.ToString();
        tags[Project] = identity.Project;
        if (isGlobal) tags[Region] = identity.Region;
        if (KeysOf(spec) is { Length: > 0 and <= MaximumValueLength } keys) tags[TagKeys] = keys;
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
    public static (IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove) Change(
        IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> actual)
    {
        var set = desired.Where(tag => actual.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary();
        var remove = (actual.GetValueOrDefault(TagKeys) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Append(TagKeys)
            .Where(key => actual.ContainsKey(key) && !desired.ContainsKey(key))
            .ToList();
        return (set, remove);
    }

    private static string KeysOf(ResourceSpec spec) =>
        string.Join(' ', spec.Tags.Select(tag => tag.Key).Where(key => !key.Contains(' ')).Order(StringComparer.Ordinal));
}
