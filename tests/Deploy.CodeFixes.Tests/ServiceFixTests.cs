using Deploy.CodeFixes.Fixes;

namespace Deploy.CodeFixes.Tests;

public class ServiceFixTests
{
    [Fact]
    public Task Percentages_the_wrong_way_round_are_swapped() => Fix.Turns<DeploymentPercentFix>(
        Service("MinimumHealthyPercent = {|DECS0404:200|}, MaximumPercent = 100"),
        Service("MinimumHealthyPercent = 100, MaximumPercent = 200"),
        "Swap the percentages");

    [Fact]
    public Task Equal_percentages_get_room() => Fix.Turns<DeploymentPercentFix>(
        Service("MinimumHealthyPercent = {|DECS0404:100|}, MaximumPercent = 100"),
        Service("MinimumHealthyPercent = 100, MaximumPercent = 200"),
        "Use MaximumPercent 200");

    [Fact]
    public Task A_deployment_that_could_not_move_gets_room() => Fix.Turns<DeploymentPercentFix>(
        Service("DesiredCount = 1, MaximumPercent = {|DECS0406:150|}"),
        Service("DesiredCount = 1, MaximumPercent = 200"),
        "Use MaximumPercent 200");

    [Theory]
    [InlineData("EcrRepository({|DECS0801:\"Shop/Api\"|})", "EcrRepository(\"shop/api\")", "Rename to 'shop/api'")]
    [InlineData("EcrRepository({|DECS0801:\"shop..api/-My Web_\"|})", "EcrRepository(\"shop-api/my-web\")", "Rename to 'shop-api/my-web'")]
    [InlineData("Cluster({|DECS0101:\"my shop!\"|})", "Cluster(\"my-shop\")", "Rename to 'my-shop'")]
    public Task A_name_gets_the_characters_of_its_kind(string attribute, string expected, string title) =>
        Fix.Turns<NameFix>($"[{attribute}]", $"[{expected}]", title);

    [Fact]
    public Task A_name_without_a_letter_is_left_to_a_person() => Fix.LeavesAlone<NameFix>("[EcrRepository({|DECS0801:\"!!!\"|})]");

    private static string Service(string arguments) => $"[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service({arguments})]";
}
