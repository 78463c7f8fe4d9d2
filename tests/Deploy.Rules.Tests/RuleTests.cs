using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Plan.Paths;
using Deploy.Rules.References;

namespace Deploy.Rules.Tests;

public class RuleTests
{
    [Fact]
    public void No_rule_has_anything_to_say_about_a_valid_plan() =>
        Assert.Empty(PlanChecker.Check(Plans.Valid).Select(found => $"{found.Finding.Rule.Id} {found.Text}"));

    [Theory]
    [MemberData(nameof(RuleCases.Violating), MemberType = typeof(RuleCases))]
    public void A_violation_is_found_at_its_property_and_nothing_else_is(string name)
    {
        var rule = RuleCases.Named(name);

        var findings = rule.Findings;

        var finding = Assert.Single(findings, finding => finding.Rule.GetType() == rule.RuleType);
        Assert.Equal(PropertyPath.Of(finding.Address.Kind, rule.Property!), finding.Property);
        var others = findings.Where(other => other != finding && !rule.Also.Contains(other.Rule.GetType()));
        Assert.Empty(others.Select(other => $"{other.Rule.Id} {other.Property}: {other.Text}"));
        Assert.Empty(rule.Also.Except(findings.Select(other => other.Rule.GetType())));
    }

    [Theory]
    [MemberData(nameof(RuleCases.Passing), MemberType = typeof(RuleCases))]
    public void What_comes_near_a_violation_passes(string name)
    {
        var rule = RuleCases.Named(name);

        Assert.Empty(rule.Findings.Where(finding => finding.Rule.GetType() == rule.RuleType).Select(finding => finding.Text));
    }

    [Fact]
    public void Every_rule_of_plans_has_a_violating_and_a_passing_case()
    {
        var rules = RuleCatalog.All.Where(rule => rule is not DeclarationRule).Select(rule => rule.GetType()).ToArray();

        Assert.Empty(rules.Except(RuleCases.All.Where(rule => rule.Property is not null).Select(rule => rule.RuleType)).Select(type => type.Name));
        Assert.Empty(rules.Except(RuleCases.All.Where(rule => rule.Property is null).Select(rule => rule.RuleType)).Select(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(RuleCases.Violating), MemberType = typeof(RuleCases))]
    public void The_arguments_of_a_finding_are_those_of_the_message(string name)
    {
        var rule = RuleCases.Named(name);
        var finding = rule.Findings.First(found => found.Rule.GetType() == rule.RuleType);

        var placeholders = Regex.Matches(finding.Rule.Message.Replace("{{", "").Replace("}}", ""), @"\{(\d+)\}")
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.Equal(Enumerable.Range(0, finding.Arguments.Count), placeholders.Order());
        Assert.DoesNotContain('\n', finding.Text);
        Assert.True(finding.Text.EndsWith('.') || finding.Text.EndsWith('?'), finding.Text);
    }

    [Fact]
    public void The_messages_are_those_that_were_reviewed()
    {
        var actual = RuleCases.All
            .Where(rule => rule.Property is not null)
            .Select(rule => (rule.Rule.Id, Case: rule.What, rule.Findings.First(found => found.Rule.GetType() == rule.RuleType).Text))
            .OrderBy(message => message.Id, StringComparer.Ordinal)
            .ThenBy(message => message.Case, StringComparer.Ordinal)
            .Select(message => $"{message.Id} {message.Case}: {message.Text}");

        Reviewed.Matches("messages.txt", string.Join('\n', actual) + "\n");
    }

    [Fact]
    public void No_message_shows_the_value_of_an_environment_variable() =>
        Assert.All(
            RuleCases.All.SelectMany(rule => rule.Findings),
            finding => Assert.False(finding.Text.Contains("hunter2", StringComparison.Ordinal) || finding.Text.Contains("AKIA", StringComparison.Ordinal), finding.Text));
}
