using Deploy.Generators.Analysis;

namespace Deploy.Generators.Tests.Documentation;

public sealed class HelpLinkTests
{
    [Theory]
    [InlineData("https://git.example/acme/deploy", "/home/user/x.dll", "https://git.example/acme/deploy/blob/HEAD/generators/RULES.md")]
    [InlineData("", "/packages/deploy.ecs/0.1.0/analyzers/dotnet/roslyn4.14/cs/Deploy.Generators.dll", "file:///packages/deploy.ecs/0.1.0/generators/RULES.md")]
    [InlineData(null, "/my packages/deploy.ecs/0.1.0/analyzers/dotnet/roslyn4.14/cs/Deploy.Generators.dll", "file:///my%20packages/deploy.ecs/0.1.0/generators/RULES.md")]
    [InlineData("", "", "generators/RULES.md")]
    public void The_page_with_the_rules_is_where_the_package_came_from_else_in_the_package(string? project, string? location, string address) =>
        Assert.Equal(address, HelpLinks.AddressOf(project, location));

    [Fact]
    public void Every_rule_has_the_link_to_its_own_section() =>
        Assert.All(RuleDescriptors.All, descriptor => Assert.EndsWith($"/generators/RULES.md#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri, StringComparison.Ordinal));
}
