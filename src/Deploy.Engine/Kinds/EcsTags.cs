using Amazon.ECS.Model;
using Deploy.Engine.Identity;

namespace Deploy.Engine.Kinds;

/// <summary>Tags in ECS's form.</summary>
internal static class EcsTags
{
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? "", StringComparer.Ordinal);

    public static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) =>
        tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList();

    public static async Task UpdateAsync(
        KindContext context, string arn, IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> actual, CancellationToken cancellationToken)
    {
        var (set, remove) = IdentityTags.Change(desired, actual);
        if (set.Count > 0) await context.Aws.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = Write(set) }, cancellationToken);
        if (remove.Count > 0) await context.Aws.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. remove] }, cancellationToken);
    }
}
