using System.Collections;
using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Rules.Tests;

/// <summary>Every path that a finding names leads to a property of its resource: one that leads nowhere points at no argument.</summary>
public class PathTests
{
    [Theory]
    [MemberData(nameof(RuleCases.Violating), MemberType = typeof(RuleCases))]
    public void A_finding_names_properties_that_exist(string name) => Assert.All(RuleCases.Named(name).Findings, finding =>
    {
        // What is about the deployment itself is about a property of the plan.
        var type = finding.Address.Kind == "deployment" ? typeof(DeploymentPlan) : ResourceSpec.TypeOf(finding.Address.Kind);
        Assert.NotNull(type);
        Assert.All(
            finding.Related.Prepend(finding.Property),
            path => Assert.True(PropertyPath.Exists(type, path), $"{finding.Rule.Id}: a {finding.Address.Kind} has no {path}."));
    });

    [Theory]
    [MemberData(nameof(RuleCases.Violating), MemberType = typeof(RuleCases))]
    public void A_finding_names_elements_by_the_keys_that_they_have(string name)
    {
        var rule = RuleCases.Named(name);
        Assert.All(rule.Findings, finding =>
        {
            var isThere = rule.Plan.Find(finding.Address) is not { } resource || IsThere(resource, finding.Property);
            Assert.True(isThere, $"{finding.Rule.Id}: nothing is at {finding.Property}.");
        });
    }

    /// <summary>Whether all elements of lists are there that a path leads through; what a resource is silent about may be missed.</summary>
    private static bool IsThere(object record, string path)
    {
        if (path.Length == 0) return true;
        var (name, key, further) = PropertyPath.Divide(path);
        var members = RecordMember.Of(record.GetType());
        if (members.FirstOrDefault(candidate => candidate.Name == name) is not { } member)
            return members.FirstOrDefault(candidate => candidate.IsRequest) is { } request && IsThere(request.Get(record)!, path);
        var value = member.Get(record);
        if (key is null) return value is null || further.Length == 0 || IsThere(value, further);
        if (value is EquatableMap map) return map.Any(pair => pair.Key == key);
        var found = (value as IEnumerable)?.Cast<object>().Where((item, index) => ListKey.Of(item, index) == key).FirstOrDefault();
        return found is not null && (further.Length == 0 || IsThere(found, further));
    }
}
