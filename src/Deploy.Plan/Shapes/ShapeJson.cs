using System.Globalization;
using Deploy.Plan.Json;
using Deploy.Plan.Values;

namespace Deploy.Plan.Shapes;

/// <summary>Shapes as AWS's own JSON, the form of its command line and its documentation. Case of names does not matter when it is read.</summary>
public static class ShapeJson
{
    /// <summary>The JSON of a shape, with what it says.</summary>
    public static JsonMap Write(object shape) => new RecordWriter { UsesWireNames = true }.Write(shape);

    /// <summary>Reads a shape, or a value of one of its members.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="json">The JSON, as <see cref="JsonReader"/> gives it.</param>
    /// <param name="faults">Takes all that is wrong with it.</param>
    /// <returns>The value, as far as it can be read; null: not at all.</returns>
    public static object? Read(Type type, object? json, ICollection<ShapeFault> faults) => new Reading(faults).Read(type, json, "");

    private sealed class Reading(ICollection<ShapeFault> faults)
    {
        public object? Read(Type type, object? json, string path) => json switch
        {
            null => null,
            _ when type == typeof(string) => json as string ?? Fail(path, json, "a text"),
            _ when type == typeof(bool) => json is bool ? json : Fail(path, json, "true or false"),
            _ when type == typeof(int) => json is long and >= int.MinValue and <= int.MaxValue ? (int)(long)json : Fail(path, json, "a whole number"),
            _ when type == typeof(long) => json is long ? json : Fail(path, json, "a whole number"),
            _ when type == typeof(double) => json is long or double ? Convert.ToDouble(json, CultureInfo.InvariantCulture) : Fail(path, json, "a number"),
            _ when type == typeof(Reference) => json is string text ? Reference.Of(text) : Fail(path, json, "a text"),
            _ when type == typeof(EquatableMap) => json is JsonMap map ? ReadEntries(map, path) : Fail(path, json, "an object"),
            _ when typeof(IOpenEnum).IsAssignableFrom(type) => ReadEnum(type, json, path),
            _ when type.IsGenericType => json is JsonList list ? ReadList(type, list, path) : Fail(path, json, "a list"),
            _ => json is JsonMap map ? ReadShape(type, map, path) : Fail(path, json, "an object"),
        };

        private object ReadShape(Type type, JsonMap map, string path)
        {
            var shape = Activator.CreateInstance(type)!;
            var members = ShapeMember.Of(type);
            var (said, given) = (new HashSet<ShapeMember>(), new HashSet<ShapeMember>());
            foreach (var entry in map)
            {
                var at = JsonPlaces.Member(path, entry.Key);
                var member = ShapeMember.Find(type, entry.Key);
                if (member is null)
                    faults.Add(new ShapeFault(at, ShapeMember.Unknown(type, entry.Key)) { IsOfName = true });
                else if (!said.Add(member))
                    faults.Add(new ShapeFault(at, $"'{member.WireName}' stands twice.") { IsOfName = true });
                else
                    member.Set(shape, Read(member.Type, entry.Value, at));
                if (member is not null && entry.Value is not null) given.Add(member);
            }

            foreach (var missing in members.Where(member => member.IsRequired && !given.Contains(member))) Add(path, ShapeMember.Missing(type, missing));
            return shape;
        }

        private object? ReadEnum(Type type, object json, string path)
        {
            if (json is not string text) return Fail(path, json, "a text");
            var known = EnumSpelling.All(type.GetGenericArguments()[0]);
            if (known.Contains(text, StringComparer.Ordinal)) return Activator.CreateInstance(type, text);
            Add(path, $"'{text}' is none of {string.Join(", ", known)}.");
            return null;
        }

        private object ReadList(Type type, JsonList list, string path)
        {
            var element = type.GetGenericArguments()[0];
            var items = new List<object>();
            for (var i = 0; i < list.Count; i++)
            {
                var at = JsonPlaces.Element(path, i);
                if (list[i] is null) Add(at, "A list of AWS has no null in it.");
                else if (Read(element, list[i], at) is { } item) items.Add(item);
            }

            return RecordMapper.ListOf(element, items);
        }

        private EquatableMap ReadEntries(JsonMap map, string path)
        {
            foreach (var entry in map.Where(entry => entry.Value is not string)) Fail(JsonPlaces.Member(path, entry.Key), entry.Value, "a text");
            return new EquatableMap(map.Where(entry => entry.Value is string).Select(entry => new KeyValuePair<string, string>(entry.Key, (string)entry.Value!)));
        }

        private object? Fail(string path, object? json, string wanted)
        {
            Add(path, $"This is {Describe(json)}; {wanted} belongs here.");
            return null;
        }

        private void Add(string path, string message) => faults.Add(new ShapeFault(path, message));

        /// <summary>The kind of a value and not the value, which may be a secret.</summary>
        private static string Describe(object? json) => json switch
        {
            null => "null",
            string => "a text",
            bool => "true or false",
            long or double => "a number",
            JsonList => "a list",
            _ => "an object",
        };
    }
}
