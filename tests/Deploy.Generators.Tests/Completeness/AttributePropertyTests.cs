using Deploy.Ecs;
using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Completeness;

/// <summary>Whatever can be written on an attribute reaches the plan: what nothing reads is a promise that nobody keeps.</summary>
public class AttributePropertyTests
{
    private static readonly Type[] Attributes =
    [
        .. typeof(ServiceAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Attribute and property.</summary>
    public static TheoryData<Type, string> Properties
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var property in Attributes.SelectMany(attribute => attribute.GetProperties().Where(property => property.CanWrite)))
                data.Add(property.ReflectedType!, property.Name);
            return data;
        }
    }

    /// <summary>Attribute, number of parameters of the constructor, and parameter.</summary>
    public static TheoryData<Type, int, string> Parameters
    {
        get
        {
            var data = new TheoryData<Type, int, string>();
            foreach (var constructor in Attributes.SelectMany(attribute => attribute.GetConstructors()))
            {
                var parameters = constructor.GetParameters();
                foreach (var parameter in parameters) data.Add(constructor.DeclaringType!, parameters.Length, parameter.Name!);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property_that_is_set_changes_the_plan(Type attribute, string property)
    {
        var values = AttributeSources.ValuesOf(attribute, property, attribute.GetProperty(property)!.PropertyType);

        var plans = values.Select(value => Generate.Plan(AttributeSources.WithProperty(attribute, property, value))).ToList();

        // One of the choices may be what silence means; with a single value silence must mean another.
        if (values.Length == 1) plans.Add(Generate.Plan(AttributeSources.WithProperty(attribute, property, null)));
        Assert.Equal(plans.Count, plans.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_with_another_value_changes_the_plan(Type attribute, int parameters, string parameter)
    {
        var constructor = attribute.GetConstructors().Single(candidate => candidate.GetParameters().Length == parameters);
        var index = Array.FindIndex(constructor.GetParameters(), candidate => candidate.Name == parameter);

        Assert.NotEqual(
            Generate.Plan(AttributeSources.WithParameter(attribute, constructor, index, choice: 0)),
            Generate.Plan(AttributeSources.WithParameter(attribute, constructor, index, choice: 1)));
    }
}
