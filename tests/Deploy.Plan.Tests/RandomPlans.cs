using System.Reflection;
using System.Runtime.CompilerServices;
using CsCheck;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

/// <summary>Plans with random values in every property of every record, so that a new property is tested without a word about it.</summary>
internal static class RandomPlans
{
    private static readonly Type[] SpecTypes =
        [.. typeof(ResourceSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ResourceSpec))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Plans that hold whatever their types can hold.</summary>
    public static Gen<DeploymentPlan> Any { get; } = Of(typeof(DeploymentPlan)).Select(plan => (DeploymentPlan)plan! with { FormatVersion = DeploymentPlan.CurrentFormatVersion });

    /// <summary>One resource of any kind.</summary>
    public static Gen<ResourceSpec> Resource { get; } = Gen.OneOf([.. SpecTypes.Select(Record)]).Select(resource => (ResourceSpec)resource!);

    /// <summary>A record of a type.</summary>
    public static Gen<object> RecordOf(Type type) => Record(type).Select(record => record!);

    /// <summary>A value of a property, null where it may be.</summary>
    public static Gen<object?> ValueOf(PropertyInfo property) => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
        ? Gen.OneOf(Gen.Const((object?)null), Of(property.PropertyType))
        : Of(property.PropertyType);

    private static Gen<object?> Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Gen.OneOf(Gen.Const((object?)null), Of(underlying));
        if (type == typeof(string)) return Gen.OneOf(Gen.String.Select(text => (object?)text), Pick<object?>("", "@{region}", "\ud83d\ude00", "\ud83d", "a\u2028b\r\n\t\"\\", "#if x"));
        if (type == typeof(int)) return Gen.Int.Select(number => (object?)number);
        if (type == typeof(long)) return Gen.Long.Select(number => (object?)number);
        if (type == typeof(double)) return Gen.Double[-1e6, 1e6].Select(number => (object?)number);
        if (type == typeof(bool)) return Gen.Bool.Select(flag => (object?)flag);
        if (type.IsEnum) return Pick([.. Enum.GetValues(type).Cast<object?>()]);
        if (type == typeof(ResourceAddress)) return Gen.Select(Pick("service", "task-definition"), Pick("api", "shop/api", "@{a}"), (kind, name) => (object?)new ResourceAddress(kind, name));
        if (type == typeof(Reference)) return Pick<object?>(Reference.Of("a"), Reference.Of(""), Reference.ArnOf(new("role", "a/b")), Reference.NameOf(new("cluster", "c")), Reference.ImageOf(new("ecr-repository", "r")));
        if (type == typeof(EquatableMap)) return Pick<object?>(EquatableMap.Empty, new EquatableMap([new("b", "2"), new("a", "")]), new EquatableMap([new("A", "\ud83d\ude00")]));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(OpenEnum<>)) return Pick([.. EnumSpelling.All(type.GetGenericArguments()[0]).Append("NEW").Select(text => Activator.CreateInstance(type, text))]);
        if (type == typeof(ResourceSpec)) return Gen.OneOf([.. SpecTypes.Select(Record)]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableList<>)) return List(type.GetGenericArguments()[0]);
        return Record(type);
    }

    private static Gen<object?> List(Type element) => Gen.Int[0, 3].SelectMany(count => Sequence(Enumerable.Repeat(Of(element), count))).Select(items =>
    {
        var array = Array.CreateInstance(element, items.Length);
        items.CopyTo(array, 0);
        return typeof(EquatableList).GetMethod(nameof(EquatableList.Of))!.MakeGenericMethod(element).Invoke(null, [array]);
    });

    private static Gen<object?> Record(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var properties = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && !property.IsDefined(typeof(ViewOfAttribute))).ToArray();
        return Sequence(properties.Select(property => nullability.Create(property).WriteState == NullabilityState.Nullable
            ? Gen.OneOf(Gen.Const((object?)null), Of(property.PropertyType))
            : Of(property.PropertyType))).Select(values =>
        {
            var record = type.GetConstructor(Type.EmptyTypes)?.Invoke([]) ?? RuntimeHelpers.GetUninitializedObject(type);
            foreach (var (property, value) in properties.Zip(values)) property.SetValue(record, value);
            return (object?)record;
        });
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<object?[]> Sequence(IEnumerable<Gen<object?>> elements) => elements.Aggregate(
        Gen.Const(Array.Empty<object?>()),
        (all, element) => all.SelectMany(items => element.Select(item => (object?[])[.. items, item])));
}
