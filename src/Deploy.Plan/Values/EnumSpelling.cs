using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Deploy.Plan.Values;

/// <summary>How AWS spells the values of an enum: by <see cref="EnumMemberAttribute"/>, once, at the value.</summary>
public static class EnumSpelling
{
    private static readonly ConcurrentDictionary<Type, Table> Tables = new();

    /// <summary>AWS's spelling of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of its enum.</exception>
    public static string Of(Enum value) =>
        TableOf(value.GetType()).Texts.TryGetValue(value, out var text)
            ? text
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"This is not a value of {value.GetType().Name}.");

    /// <summary>The value of a spelling; null: of none that is known.</summary>
    public static T? Parse<T>(string? text)
        where T : struct, Enum =>
        text is not null && TableOf(typeof(T)).Values.TryGetValue(text, out var value) ? (T)(object)value : null;

    /// <summary>All spellings of an enum, in the order of its declaration.</summary>
    public static IReadOnlyList<string> All(Type type) => TableOf(type).Order;

    private static Table TableOf(Type type) => Tables.GetOrAdd(type, static t => new Table(t));

    private sealed class Table
    {
        public Table(Type type)
        {
            var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
            foreach (var field in fields)
            {
                var (value, text) = ((Enum)field.GetValue(null)!, SpellingOf(field));
                Texts.Add(value, text);
                Values.Add(text, value);
            }

            Order = fields.Select(field => Texts[(Enum)field.GetValue(null)!]).ToArray();
        }

        private static string SpellingOf(FieldInfo field) => field.GetCustomAttribute<EnumMemberAttribute>()?.Value
            ?? throw new ArgumentException($"{field.DeclaringType!.Name}.{field.Name} has no {nameof(EnumMemberAttribute)} that says how AWS spells it.");

        public Dictionary<Enum, string> Texts { get; } = [];

        public Dictionary<string, Enum> Values { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Order { get; }
    }
}
