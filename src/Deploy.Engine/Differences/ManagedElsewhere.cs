using System.Collections;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Differences;

/// <summary>For APIs that take a resource as a whole: what something else manages is written as it is.</summary>
public static class ManagedElsewhere
{
    /// <summary>The desired spec with the values that <paramref name="actual"/> has at the paths of <see cref="ResourceSpec.ManagedElsewhere"/>.</summary>
    public static TSpec Keep<TSpec>(TSpec desired, TSpec actual)
        where TSpec : ResourceSpec =>
        desired.ManagedElsewhere.Aggregate(desired, (kept, path) => (TSpec)Copy(actual, kept, path));

    /// <summary>The actual spec with those properties of the desired one that are <paramref name="written"/>.</summary>
    public static TSpec Merge<TSpec>(TSpec desired, TSpec actual, Func<string, bool> written)
        where TSpec : ResourceSpec =>
        RecordMember.Of(typeof(TSpec)).Select(member => member.Name)
            .Where(name => written(name) || name == nameof(ResourceSpec.ManagedElsewhere))
            .Aggregate(actual, (merged, name) => (TSpec)Copy(desired, merged, name));

    /// <summary>A copy of <paramref name="to"/> with what <paramref name="from"/> has at a path, as far as both have what it leads through.</summary>
    private static object Copy(object from, object to, string path)
    {
        var (name, key, rest) = PropertyPath.Divide(path);
        if (RecordMember.Of(to.GetType()).FirstOrDefault(candidate => candidate.Name == name) is not { } member)
        {
            return RecordMember.Of(to.GetType()).FirstOrDefault(candidate => candidate.IsRequest) is { } request
                ? request.With(to, Copy(request.Get(from)!, request.Get(to)!, path))
                : to;
        }

        var (source, target) = (member.Get(from), member.Get(to));
        if (key is null && rest.Length == 0) return member.With(to, source);
        if (source is null || target is null) return to;
        if (key is null) return member.With(to, Copy(source, target, rest));
        return source is IEnumerable there && target is IEnumerable wanted && Find(there, key) is { } element
            ? member.With(to, member.ListOf([.. wanted.Cast<object>().Select(item => ListKey.Find(item) == key ? Part(element, item, rest) : item)]))
            : to;
    }

    private static object Part(object from, object to, string rest) => rest.Length == 0 ? from : Copy(from, to, rest);

    private static object? Find(IEnumerable list, string key) => list.Cast<object>().FirstOrDefault(item => ListKey.Find(item) == key);
}
