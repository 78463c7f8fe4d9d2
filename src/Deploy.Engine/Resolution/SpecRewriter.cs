using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Deploy.Engine.Paths;
using Deploy.Plan.Values;

namespace Deploy.Engine.Resolution;

/// <summary>Makes changed copies of records without knowing their types.</summary>
public static class SpecRewriter
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();
    private static readonly MethodInfo ToList = typeof(SpecRewriter).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A copy with every string replaced.</summary>
    public static object Rewrite(object record, Func<string, string> text) => Rewrite(record, (_, value) => text(value));

    /// <summary>A copy with every string replaced; the function gets the path of the string as well.</summary>
    public static object Rewrite(object record, Func<string, string, string> text) => RewriteRecord(record, "", text, static value => value);

    /// <summary>A copy in which every record of type <typeparamref name="T"/> within is replaced.</summary>
    public static object RewriteParts<T>(object record, Func<T, T> part)
        where T : class =>
        RewriteRecord(record, "", static (_, value) => value, value => value is T matching ? part(matching) : value);

    /// <summary>The values of type <typeparamref name="T"/> within a record, with their paths.</summary>
    public static IReadOnlyList<(string Path, T Value)> Find<T>(object record)
    {
        var found = new List<(string, T)>();
        Visit(record, "");
        return found;

        void Visit(object? value, string path)
        {
            if (value is T match) found.Add((path, match));
            if (value is null or string) return;
            if (value is IEnumerable items)
            {
                var index = 0;
                foreach (var item in items) Visit(item, $"{path}[{KeyOf(item, index++)}]");
            }
            else if (IsRecord(value.GetType()))
            {
                foreach (var property in Properties(value.GetType())) Visit(property.GetValue(value), Member(path, property.Name));
            }
        }
    }

    private static object RewriteRecord(object record, string path, Func<string, string, string> text, Func<object, object> part)
    {
        var type = record.GetType();
        var copy = type.GetMethod("<Clone>$")!.Invoke(record, null)!;
        foreach (var property in Properties(type))
        {
            var before = property.GetValue(record);
            var after = RewriteValue(before, property.PropertyType, Member(path, property.Name), text, part);
            if (!ReferenceEquals(before, after)) property.SetValue(copy, after);
        }

        return part(copy);
    }

    private static object? RewriteValue(object? value, Type type, string path, Func<string, string, string> text, Func<object, object> part)
    {
        if (value is string s) return text(path, s);
        if (value is null) return null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>))
        {
            var element = type.GetGenericArguments()[0];
            if (element != typeof(string) && !IsRecord(element)) return value;
            var items = ((IEnumerable)value).Cast<object>()
                .Select((item, index) => RewriteValue(item, element, $"{path}[{KeyOf(item, index)}]", text, part)).ToList();
            return ToList.MakeGenericMethod(element).Invoke(null, [items]);
        }

        return IsRecord(value.GetType()) ? RewriteRecord(value, path, text, part) : value;
    }

    private static EquatableList<T> ListOf<T>(IEnumerable<object?> items) => items.Cast<T>().ToEquatableList();

    private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string KeyOf(object? item, int index)
    {
        if (item is not null and not string)
        {
            foreach (var key in ListKeys.All)
            {
                if (item.GetType().GetProperty(key)?.GetValue(item) is { } value) return value.ToString()!;
            }
        }

        return index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;

    private static PropertyInfo[] Properties(Type type) => Known.GetOrAdd(type, static t =>
        t.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .ToArray());
}
