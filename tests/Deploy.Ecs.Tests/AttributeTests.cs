using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Deploy.Plan.Resources;

namespace Deploy.Ecs.Tests;

/// <summary>What makes the attributes safe to put on an application: erased from its assembly, and nothing but values.</summary>
public class AttributeTests
{
    private static readonly Type[] All = [.. typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)))];

    public static TheoryData<Type> Concrete => [.. All.Where(type => !type.IsAbstract)];

    [Fact]
    public void The_assembly_holds_attributes_and_nothing_else_in_one_namespace()
    {
        Assert.Equal(All, typeof(ServiceAttribute).Assembly.GetExportedTypes());
        Assert.All(All, type => Assert.Equal("Deploy.Ecs", type.Namespace));
    }

    [Theory]
    [MemberData(nameof(Concrete))]
    public void An_attribute_is_sealed_and_erased_without_the_symbol(Type type)
    {
        Assert.True(type.IsSealed, type.Name);
        Assert.Equal("DEPLOY_ECS", Assert.Single(type.GetCustomAttributes<ConditionalAttribute>()).ConditionString);
        Assert.EndsWith("Attribute", type.Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Concrete))]
    public void An_attribute_stands_on_classes_or_the_assembly_and_may_stand_once_for_each_stage(Type type)
    {
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>()!;

        Assert.True(usage.AllowMultiple);
        Assert.Equal(type.Name is nameof(DeploymentAttribute) or nameof(AllowRuleAttribute) ? AttributeTargets.Assembly : AttributeTargets.Class, usage.ValidOn);
        Assert.True(type.GetProperty("Stage") is not null || type == typeof(AllowRuleAttribute), "It has no Stage.");
    }

    [Fact]
    public void An_attribute_is_a_resource_a_detail_or_of_the_assembly() => Assert.All(
        All.Where(type => !type.IsAbstract),
        type => Assert.True(
            type.IsSubclassOf(typeof(ResourceAttribute)) || type.IsSubclassOf(typeof(DetailAttribute)) || type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn == AttributeTargets.Assembly,
            type.Name));

    [Fact]
    public void Every_property_is_automatic_and_nothing_else_is_declared()
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Assert.All(All, type =>
        {
            Assert.All(type.GetFields(Declared), field => Assert.EndsWith("k__BackingField", field.Name, StringComparison.Ordinal));
            Assert.All(type.GetMethods(Declared), method => Assert.True(method.IsDefined(typeof(CompilerGeneratedAttribute)), $"{type.Name}.{method.Name} is not an automatic accessor."));
        });
    }

    [Theory]
    [MemberData(nameof(Concrete))]
    public void A_constructor_stores_its_arguments_and_does_nothing_else(Type type) => Assert.All(type.GetConstructors(), constructor =>
    {
        Assert.All(constructor.GetParameters(), parameter =>
        {
            Assert.NotNull(type.GetProperty(parameter.Name!, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public));
            Assert.False(parameter.IsOptional, "An optional argument could not be told from one that is left out.");
        });
        Assert.Empty(Instructions.DecisionsIn(constructor));
    });

    [Fact]
    public void Every_property_has_a_type_that_attributes_can_have() => Assert.All(
        All.SelectMany(type => type.GetProperties()).Where(property => property.Name != nameof(Attribute.TypeId)),
        property => Assert.True(IsArgument(property.PropertyType), $"{property.DeclaringType!.Name}.{property.Name}"));

    [Fact]
    public void Shared_words_come_from_the_plan() => Assert.All(
        All.SelectMany(type => type.GetProperties()).Select(property => property.PropertyType.GetElementType() ?? property.PropertyType).Where(type => type.IsEnum),
        type => Assert.Same(typeof(ResourceSpec).Assembly, type.Assembly));

    private static bool IsArgument(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(int) || type == typeof(bool) || type == typeof(Type)
        || (type.IsArray && IsArgument(type.GetElementType()!));
}
