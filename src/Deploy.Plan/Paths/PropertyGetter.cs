using System.Reflection;

namespace Deploy.Plan.Paths;

/// <summary>Reads properties as fast as code that names them.</summary>
internal static class PropertyGetter
{
    /// <summary>A function that reads the property of a record.</summary>
    public static Func<object, object?> Of(PropertyInfo property) => (Func<object, object?>)typeof(PropertyGetter)
        .GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(property.DeclaringType!, property.PropertyType)
        .Invoke(null, [property.GetMethod])!;

    private static Func<object, object?> Typed<TOwner, TValue>(MethodInfo getter)
    {
        if (typeof(TOwner).IsValueType) return owner => getter.Invoke(owner, null);
        var read = (Func<TOwner, TValue>)getter.CreateDelegate(typeof(Func<TOwner, TValue>));
        return owner => read((TOwner)owner);
    }
}
