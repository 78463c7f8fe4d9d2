namespace Deploy.Architecture.Tests;

public sealed class NamespaceTests
{
    public static TheoryData<string> Assemblies => ReferenceTests.Assemblies;

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Namespaces_depend_in_one_direction(string project)
    {
        using var assembly = House.Assembly(project);
        var cycle = new NamespaceGraph(assembly).FindCycle();
        Assert.True(cycle is null, $"{project} has a cycle of namespaces:\n{cycle}");
    }
}
