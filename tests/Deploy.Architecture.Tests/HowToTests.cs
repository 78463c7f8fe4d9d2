using System.Text.RegularExpressions;

namespace Deploy.Architecture.Tests;

/// <summary>The page that says where things go names files that there are, and every list that a kind stands in.</summary>
public sealed partial class HowToTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(House.Root, "src", "HOWTO.md"));

    [Fact]
    public void What_it_names_exists()
    {
        var missing = NamedPath().Matches(Page)
            .Select(match => match.Groups[1].Value)
            .Where(path => !File.Exists(Path.Combine(House.Root, path)) && !Directory.Exists(Path.Combine(House.Root, path)));
        Assert.Empty(missing);
    }

    [Fact]
    public void It_names_every_list_that_all_kinds_stand_in()
    {
        // Whoever names each of the kinds that attributes declare has a list of kinds, whatever it is for.
        var kinds = new[] { "ClusterKind", "EcrRepositoryKind", "TaskDefinitionKind", "ServiceKind", "ScheduleKind" };
        var parsers = kinds.Select(kind => kind.Replace("Kind", "Parser", StringComparison.Ordinal)).ToArray();
        var lists = House.HandWrittenFiles()
            .Select(path => (Path: House.Relative(path), Text: File.ReadAllText(path)))
            .Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => Names(file.Text, kinds) || Names(file.Text, parsers))
            .Select(file => file.Path)
            .ToList();
        Assert.NotEmpty(lists);
        Assert.All(lists, path => Assert.Contains(path, Page, StringComparison.Ordinal));
    }

    private static bool Names(string text, string[] kinds) => kinds.All(kind => Regex.IsMatch(text, $@"\b{kind}\b"));

    [GeneratedRegex(@"`((?:src|generators|msbuild|tests)/[\w./-]+)`")]
    private static partial Regex NamedPath();
}
