namespace Deploy.Architecture.Tests;

public sealed class ReferenceTests
{
    /// <summary>The table of the house: which of our assemblies each one may reference.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Deploy.Plan"] = [],
        ["Deploy.Ecs"] = ["Deploy.Plan"],
        ["Deploy.Rules"] = ["Deploy.Plan"],
        ["Deploy.Aws"] = [],
        ["Deploy.Engine"] = ["Deploy.Plan", "Deploy.Rules", "Deploy.Aws"],
        ["Deploy.Cli"] = ["Deploy.Engine", "Deploy.Plan", "Deploy.Rules", "Deploy.Aws"],
        ["Deploy.Local"] = [],
        ["Deploy.Generators"] = ["Deploy.Plan", "Deploy.Rules"],
        ["Deploy.CodeFixes"] = ["Deploy.Generators", "Deploy.Plan", "Deploy.Rules"],
        ["Deploy.ServiceClients"] = [],
        ["Deploy.MSBuild"] = ["Deploy.Plan"],
    };

    /// <summary>Assemblies of others that only these projects may use.</summary>
    private static readonly Dictionary<string, string[]> Keepers = new(StringComparer.Ordinal)
    {
        ["AWSSDK."] = ["Deploy.Aws", "Deploy.Engine", "Deploy.Cli"],
        ["Microsoft.CodeAnalysis"] = ["Deploy.Generators", "Deploy.CodeFixes"],
        ["Microsoft.Build"] = ["Deploy.MSBuild"],
        ["Microsoft.AspNetCore"] = ["Deploy.Local"],
        ["Docker.DotNet"] = ["Deploy.Local"],
    };

    public static TheoryData<string> Assemblies => [.. House.Projects.Keys.Where(name => name != "Deploy.Package").Order()];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_the_house_allows(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"{project} is new: give it a line in the table of this test.");
        using var assembly = House.Assembly(project);
        var ours = assembly.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => House.Projects.ContainsKey(name) || name == "deploy-ecs");
        Assert.Empty(ours.Except(Allowed[project]).Order());
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Each_foreign_world_has_its_keepers(string project)
    {
        using var assembly = House.Assembly(project);
        var strays = assembly.MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => Keepers.Any(keeper => name.StartsWith(keeper.Key, StringComparison.Ordinal) && !keeper.Value.Contains(project)));
        Assert.Empty(strays.Order());
    }

    [Fact]
    public void Every_project_has_its_tests()
    {
        var untested = House.Projects.Keys
            .Where(name => name != "Deploy.Package")
            .Where(name => !Directory.Exists(Path.Combine(House.Root, "tests", $"{name}.Tests")));
        Assert.Empty(untested);
    }
}
