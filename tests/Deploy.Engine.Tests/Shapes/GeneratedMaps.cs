using System.Reflection;
using Deploy.Engine.Running;
using Deploy.Plan.Shapes;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Shapes;

/// <summary>The generated mappings between shapes and the clients' classes, and shapes that say everything.</summary>
internal static class GeneratedMaps
{
    private const string Namespace = "Deploy.Engine.Translation.Generated.";
    private const string Time = "2031-02-03T04:05:06Z";

    /// <summary>The mapping of each shape for which there is one.</summary>
    public static IReadOnlyDictionary<Type, Type> All { get; } = typeof(DeploymentRun).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(Namespace, StringComparison.Ordinal) == true && type.GetMethod("ToModel") is not null)
        .ToDictionary(type => type.GetMethod("ToModel")!.GetParameters()[0].ParameterType);

    public static object ToModel(object shape) => Call(All[shape.GetType()], "ToModel", shape);

    public static object FromModel(Type shape, object model) => Call(All[shape], "FromModel", model);

    /// <summary>A shape in which every member says something.</summary>
    public static object Full(Type shape)
    {
        var record = Activator.CreateInstance(shape)!;
        foreach (var member in ShapeMember.Of(shape)) shape.GetProperty(member.Name)!.SetValue(record, ValueOf(member.Type, member.Name));
        return record;
    }

    private static object ValueOf(Type type, string name)
    {
        if (type == typeof(string)) return name.EndsWith("Details", StringComparison.Ordinal) ? """{"a":[1,true,"x"]}""" : Time;
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 5_000_000_000L;
        if (type == typeof(double)) return 0.5;
        if (type == typeof(bool)) return true;
        if (type == typeof(Reference)) return Reference.Of("arn:aws:x");
        if (type == typeof(EquatableMap)) return new EquatableMap([new("a", "1"), new("b", "")]);
        var argument = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        if (argument is null) return Full(type);
        return type.GetGenericTypeDefinition() == typeof(OpenEnum<>) ? Activator.CreateInstance(type, "A_NEW_ONE")! : ListOf(argument, ValueOf(argument, name));
    }

    private static object ListOf(Type element, object item)
    {
        var array = Array.CreateInstance(element, 2);
        array.SetValue(item, 0);
        array.SetValue(item, 1);
        return typeof(EquatableList).GetMethod(nameof(EquatableList.Of))!.MakeGenericMethod(element).Invoke(null, [array])!;
    }

    private static object Call(Type map, string method, object argument) =>
        map.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null)!;
}
