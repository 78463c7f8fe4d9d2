using Deploy.Rules.Tests.Cases;

namespace Deploy.Rules.Tests;

/// <summary>Every case, by its name.</summary>
internal static class RuleCases
{
    private static readonly Dictionary<string, RuleCase> ByName = new[]
    {
        TaskDefinitionCases.All, ContainerCases.All, PortAndLogCases.All, ServiceCases.All,
        ScheduleCases.All, RepositoryCases.All, ReferenceCases.All, SecurityCases.All,
    }.SelectMany(cases => cases).ToDictionary(rule => rule.ToString());

    public static IEnumerable<RuleCase> All => ByName.Values;

    public static RuleCase Named(string name) => ByName[name];

    public static TheoryData<string> Violating => [.. All.Where(rule => rule.Property is not null).Select(rule => rule.ToString())];

    public static TheoryData<string> Passing => [.. All.Where(rule => rule.Property is null).Select(rule => rule.ToString())];
}
