using System.Text.RegularExpressions;
using Deploy.Rules.Agreement;
using Deploy.Rules.References;
using Deploy.Testing;

namespace Deploy.Rules.Tests;

/// <summary>What holds for every rule. Adding one touches its file, its section, its case and the lock file; these tests say what is missing.</summary>
public class RuleCatalogTests
{
    private static readonly Dictionary<string, string> Areas = new()
    {
        ["DECS01"] = "Clusters",
        ["DECS02"] = "TaskDefinitions",
        ["DECS03"] = "Containers",
        ["DECS04"] = "Services",
        ["DECS05"] = "Networking",
        ["DECS07"] = "Schedules",
        ["DECS08"] = "Repositories",
        ["DECS09"] = "References",
        ["DECS10"] = "Security",
        ["DECS11"] = "Agreement",
    };

    [Fact]
    public void Ids_are_unique_and_lie_in_the_range_of_their_area()
    {
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Matches(@"^DECS\d{4}$", rule.Id);
            Assert.Equal($"Deploy.Rules.{Areas[rule.Id[..6]]}", rule.GetType().Namespace);
        });
    }

    [Fact]
    public void There_are_the_rules_that_were_promised()
    {
        Assert.True(RuleCatalog.All.Count >= 55);
        Assert.True(RuleCatalog.All.Count(rule => rule.Severity == RuleSeverity.Error) >= 45);
    }

    [Fact]
    public void Titles_and_messages_are_sentences_of_their_own()
    {
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Title).Distinct().Count());
        Assert.All(RuleCatalog.All, rule =>
        {
            Assert.Matches("^[A-Za-z].*[^.]$", rule.Title);
            Assert.DoesNotContain('\n', rule.Message);

            // Base rules put their facts in place of {range} and the like; braces that a message shows are doubled.
            Assert.DoesNotMatch(@"(?<!\{)\{[a-z]", $"{rule.Title} {rule.Message}");
        });
    }

    [Fact]
    public void Every_rule_is_a_file_of_its_name_in_the_folder_of_its_area() =>
        Assert.All(RuleCatalog.All.Select(FileOf), file => Assert.True(File.Exists(file), file));

    [Fact]
    public void Rules_are_short_because_base_rules_hold_what_repeats()
    {
        var lines = RuleCatalog.All.Select(rule => File.ReadLines(FileOf(rule)).Count()).Order().ToArray();

        Assert.InRange(lines[lines.Length / 2], 1, 19);
    }

    [Fact]
    public void The_lock_file_keeps_every_id_and_what_it_stands_for()
    {
        var locked = File.ReadLines(Repository.PathOf("generators", "rules.lock"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToArray();

        Assert.Equal(locked.Length, locked.Select(line => line[0]).Distinct().Count());
        Assert.Equal(
            locked.Where(line => !line[1].StartsWith('-')).Select(line => $"{line[0]} {line[1]}"),
            RuleCatalog.All.Select(rule => $"{rule.Id} {rule.GetType().Name}"));
    }

    [Fact]
    public void Every_rule_has_its_section_in_the_documentation()
    {
        var text = File.ReadAllText(Repository.PathOf("generators", "RULES.md"));
        var sections = Regex.Split(text, @"^## (?=DECS)", RegexOptions.Multiline).Skip(1).ToDictionary(section => section[..8]);

        Assert.Equal(sections.Keys, RuleCatalog.All.Select(rule => rule.Id));
        Assert.All(RuleCatalog.All, rule =>
        {
            var section = sections[rule.Id];
            Assert.Contains($"**{rule.Title}.** {rule.Severity}, `{rule.GetType().Name}`.", section);
            Assert.Matches(@"```(csharp|json)\n// wrong\n(.+\n|\n)+// right\n(.+\n)+```", section);
        });
        Assert.All(
            RuleCatalog.All.Where(rule => rule.GetType().Namespace != typeof(DeclarationRule).Namespace && rule is not AgreementRule),
            rule => Assert.Contains("See <https://docs.aws.amazon.com/", sections[rule.Id]));
        Assert.All(RuleCatalog.All.OfType<AgreementRule>(), rule => Assert.Contains("See <https://", sections[rule.Id]));
    }

    [Fact]
    public void Rules_are_found_by_type_and_by_id()
    {
        Assert.Same(RuleCatalog.Get<MissingReference>(), RuleCatalog.Find("DECS0901"));
        Assert.Null(RuleCatalog.Find("DECS9999"));
    }

    private static string FileOf(Rule rule) =>
        Repository.PathOf(Path.Combine("src", "Deploy.Rules", rule.GetType().Namespace!.Split('.')[^1], $"{rule.GetType().Name}.cs"));
}
