using System.Text.RegularExpressions;
using System.Xml.Linq;
using Deploy.Engine.Options;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests;

/// <summary>Options are named in the table; where a name has to stand once more, it is held against it.</summary>
public sealed partial class OptionTableTests
{
    private static readonly string Package = Repository.PathOf("msbuild", "Deploy.Package");

    private static IEnumerable<string> Table => RunOptionTable.All.Select(row => row.Property);

    [Fact]
    public void The_targets_hand_over_each_property_by_its_name()
    {
        var items = XDocument.Load(Path.Combine(Package, "build", "Deploy.Ecs.Deploy.targets")).Descendants("_DeployEcsOption").ToList();

        Assert.Equal(Table, items.Select(item => (string)item.Attribute("Include")!));
        Assert.All(items, item => Assert.Equal($"$({(string)item.Attribute("Include")!})", (string)item.Attribute("Value")!));
    }

    [Fact]
    public void The_readme_documents_each_property_in_the_same_order()
    {
        var readme = File.ReadAllText(Path.Combine(Package, "README.md"));
        var documented = DocumentedName().Matches(readme).Select(match => match.Groups[1].Value);

        Assert.Equal(DeployProperties.All, documented);
    }

    [Fact]
    public void The_package_reads_and_sets_no_other_property()
    {
        var used = Directory.EnumerateFiles(Package, "*.props", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Package, "*.targets", SearchOption.AllDirectories))
            .SelectMany(file => UsedName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        Assert.Equal(DeployProperties.All.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("src/Deploy.Engine")]
    [InlineData("src/Deploy.Rules")]
    [InlineData("generators/Deploy.Generators")]
    public void Messages_name_no_property_that_does_not_exist(string folder)
    {
        var named = Directory.EnumerateFiles(Repository.PathOf(folder.Split('/')), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => SaidName().Matches(File.ReadAllText(file)).Select(match => match.Value));

        // The last two are metadata of what the build hands to the compiler.
        Assert.Empty(named.Distinct().Except(Table).Except(["DeployEcsProject", "DeployEcsAssembly"]));
    }

    [GeneratedRegex(@"^\| `(Deploy\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedName();

    [GeneratedRegex(@"(?:\$\(|<)(Deploy(?:Ecs|ToEcs)\w*)(?:\)|>| |\.)")]
    private static partial Regex UsedName();

    [GeneratedRegex(@"(?<![\w.])Deploy(?:Ecs|ToEcs)[A-Z]\w*")]
    private static partial Regex SaidName();
}
