using System.Reflection;
using Snapshooter.Xunit;

namespace Deploy.Ecs.Tests;

public class PublicApiTests
{
    /// <summary>A change of this snapshot is a change of what users write: it belongs into the changelog.</summary>
    [Fact]
    public void The_public_interface_is_the_one_that_was_agreed_on() =>
        Snapshot.Match(string.Join('\n', typeof(ServiceAttribute).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(Describe)));

    private static IEnumerable<string> Describe(Type type) =>
    [
        $"{type.Name} : {type.BaseType!.Name}",
        .. type.GetConstructors().Select(constructor => $"  ({string.Join(", ", constructor.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))})").Order(StringComparer.Ordinal),
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"  {Name(property.PropertyType)} {property.Name}{(property.CanWrite ? "" : " (argument)")}"),
    ];

    private static string Name(Type type) => type.IsArray ? $"{Name(type.GetElementType()!)}[]" : type.Name;
}
