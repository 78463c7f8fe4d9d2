using System.Collections;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Resolution;

/// <summary>Makes changed copies of records without knowing their types.</summary>
public static class SpecRewriter
{
    /// <summary>A copy with every text replaced, those of references too.</summary>
    public static TRecord Rewrite<TRecord>(TRecord record, Func<string, string> text)
        where TRecord : notnull =>
        (TRecord)Rewrite(record, "", (_, value) => value switch
        {
            string plain => text(plain),
            Reference { Literal: { } literal } => Reference.Of(text(literal)),
            _ => value,
        });

    /// <summary>A copy in which every reference is replaced.</summary>
    public static TRecord RewriteReferences<TRecord>(TRecord record, Func<Reference, Reference> replace)
        where TRecord : notnull =>
        (TRecord)Rewrite(record, "", (_, value) => value is Reference reference ? replace(reference) : value);

    /// <summary>A copy in which every record of type <typeparamref name="T"/> within is replaced.</summary>
    public static ResourceSpec RewriteParts<T>(ResourceSpec record, Func<T, T> part)
        where T : class =>
        (ResourceSpec)Rewrite(record, "", (_, value) => value is T matching ? part(matching) : value);

    /// <summary>The records of type <typeparamref name="T"/> within a resource, with their paths.</summary>
    public static IReadOnlyList<(string Path, T Value)> Find<T>(ResourceSpec resource)
        where T : class
    {
        var found = new List<(string, T)>();
        Rewrite(resource, "", (path, value) =>
        {
            if (value is T match) found.Add((path, match));
            return value;
        });
        return found;
    }

    private static object Rewrite(object record, string path, Func<string, object, object> replace)
    {
        var copy = record;
        foreach (var member in RecordMember.Of(record.GetType()))
        {
            if (member.Get(record) is not { } before) continue;
            var after = RewriteValue(before, member, member.PathIn(path), replace);
            if (!before.Equals(after)) copy = member.With(copy, after);
        }

        return replace(path, copy);
    }

    private static object RewriteValue(object value, RecordMember member, string path, Func<string, object, object> replace) => value switch
    {
        string or Reference => replace(path, value),
        EquatableMap map => new EquatableMap(map.Select(entry =>
            new KeyValuePair<string, string>(entry.Key, (string)replace(PropertyPath.Element(path, entry.Key), entry.Value)))),
        IEnumerable list when member.Element is { } element && MayHold(element) =>
            member.ListOf([.. list.Cast<object>().Select((item, index) => RewriteItem(item, PropertyPath.Element(path, ListKey.Of(item, index)), replace))]),
        _ when RecordMember.IsRecord(value.GetType()) => Rewrite(value, path, replace),
        _ => value,
    };

    private static object RewriteItem(object item, string path, Func<string, object, object> replace) =>
        item is string or Reference ? replace(path, item) : Rewrite(item, path, replace);

    private static bool MayHold(Type element) => element == typeof(string) || element == typeof(Reference) || RecordMember.IsRecord(element);
}
