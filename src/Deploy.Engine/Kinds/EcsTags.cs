using Amazon.ECS.Model;
using Deploy.Engine.Identity;

namespace Deploy.Engine.Kinds;

/// <summary>Tags in ECS's form.</summary>
internal static class EcsTags
{
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<Tag>? tags) =>
        ServiceTags.Read(tags, tag => (tag.Key, tag.Value));

    public static List<Tag> Write(IEnumerable<KeyValuePair<string, string>> tags) =>
        ServiceTags.Write(tags, (key, value) => new Tag { Key = key, Value = value });

    public static Task UpdateAsync(
        KindContext context, string arn, IReadOnlyDictionary<string, string> desired, IReadOnlyDictionary<string, string> actual,
        CancellationToken cancellationToken) =>
        ServiceTags.UpdateAsync(
            desired, actual,
            set => context.Aws.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = Write(set) }, cancellationToken),
            keys => context.Aws.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = keys }, cancellationToken));
}
