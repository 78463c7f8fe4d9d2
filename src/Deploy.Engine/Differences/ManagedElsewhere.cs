using System.Collections;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Differences;

/// <summary>For APIs that take a resource as a whole: what something else manages is written as it is.</summary>
public static class ManagedElsewhere
{
    /// <summary>The desired spec with the values that <paramref name="actual"/> has at the paths of <see cref="ResourceSpec.ManagedElsewhere"/>.</summary>
    public static TSpec Keep<TSpec>(TSpec desired, TSpec actual)
        where TSpec : ResourceSpec =>
        desired.ManagedElsewhere.Aggregate(desired, (kept, path) => (TSpec)Copy(actual, kept, path, isList: false));

    /// <summary>The actual spec with what the desired one has at the given paths.</summary>
    public static TSpec Merge<TSpec>(TSpec desired, TSpec actual, IEnumerable<string> paths)
        where TSpec : ResourceSpec =>
        paths.Aggregate(actual with { ManagedElsewhere = desired.ManagedElsewhere }, (merged, path) => (TSpec)Copy(desired, merged, path, isList: true));

    /// <summary>A copy of <paramref name="to"/> with what <paramref name="from"/> has at a path, as far as it has what that leads through.</summary>
    /// <param name="from">Whose value is taken.</param>
    /// <param name="to">Whose copy gets it.</param>
    /// <param name="path">What is copied.</param>
    /// <param name="isList">Whether a list is copied as a whole where an element is on one side only; otherwise it stays as it is.</param>
    private static object Copy(object from, object to, string path, bool isList)
    {
        var (name, key, further) = PropertyPath.Divide(path);
        if (RecordMember.Of(to.GetType()).FirstOrDefault(candidate => candidate.Name == name) is not { } member)
        {
            return RecordMember.Of(to.GetType()).FirstOrDefault(candidate => candidate.IsRequest) is { } request
                ? request.With(to, Copy(request.Get(from)!, request.Get(to)!, path, isList))
                : to;
        }

        var (source, target) = (member.Get(from), member.Get(to));
        if (key is null && further.Length == 0) return member.With(to, source);
        if (source is null) return to;
        if (target is null || source is EquatableMap) return member.With(to, source);
        if (key is null) return member.With(to, Copy(source, target, further, isList));
        var (there, wanted) = (((IEnumerable)source).Cast<object>().ToList(), ((IEnumerable)target).Cast<object>().ToList());
        var (element, counterpart) = (there.Find(item => ListKey.Find(item) == key), wanted.Find(item => ListKey.Find(item) == key));
        if (element is null || counterpart is null) return isList ? member.With(to, source) : to;
        return member.With(to, member.ListOf([.. wanted.Select(item => ReferenceEquals(item, counterpart) ? Part(element, item, further, isList) : item)]));
    }

    private static object Part(object from, object to, string further, bool isList) => further.Length == 0 ? from : Copy(from, to, further, isList);
}
