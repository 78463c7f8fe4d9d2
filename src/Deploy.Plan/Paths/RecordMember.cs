using System.Collections.Concurrent;
using System.Reflection;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Paths;

/// <summary>A property of a record that is part of its value, for code that treats all records alike. Views are none: what they show is one.</summary>
public sealed class RecordMember
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RecordMember>> Known = new();
    private readonly PropertyInfo _property;
    private readonly Func<object, object?> _get;

    private RecordMember(PropertyInfo property) => (_property, _get, IsRequest) = (property, PropertyGetter.Of(property), ResourceSpec.IsRequest(property));

    /// <summary>The property's name.</summary>
    public string Name => _property.Name;

    /// <summary>Its type.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The type of the elements of a list; null: it is no list.</summary>
    public Type? Element => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(EquatableList<>) ? Type.GetGenericArguments()[0] : null;

    /// <summary>Whether it holds AWS's own request, whose members are named without it in paths.</summary>
    public bool IsRequest { get; }

    /// <summary>The members of a type, in order of their names.</summary>
    public static IReadOnlyList<RecordMember> Of(Type type) => Known.GetOrAdd(type, static t => RecordProperties.Of(t).Select(property => new RecordMember(property)).ToArray());

    /// <summary>Whether values of a type are records.</summary>
    public static bool IsRecord(Type type) => RecordProperties.IsRecord(type);

    /// <summary>The path of the member in a record that lies at a path.</summary>
    public string PathIn(string path) => IsRequest ? path : PropertyPath.Member(path, Name);

    /// <summary>The value in a record.</summary>
    public object? Get(object record) => _get(record);

    /// <summary>The value in a record as JSON; null: nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="hide">What stands in the place of a sensitive value, given its canonical JSON.</param>
    public object? ToJson(object record, Func<string, string>? hide) => new RecordWriter { Hide = hide }.WriteMember(record, _property);

    /// <summary>A copy of a record with another value.</summary>
    public object With(object record, object? value) => RecordProperties.With(record, _property, value);

    /// <summary>A list of the member's type.</summary>
    public object ListOf(IReadOnlyList<object?> items) => RecordMapper.ListOf(Element!, items);
}
