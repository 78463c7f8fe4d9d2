using Deploy.Engine.Resolution;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Tests.Resolution;

public sealed class TemplateResolverTests
{
    [Fact]
    public void Steps_expand_what_they_know_and_keep_the_rest()
    {
        var first = TemplateResolver.Expand(Plans.TaskDefinition(false, "@{Colour} in @{region}"), name => name == "Colour" ? "blue" : null);
        Assert.Equal("blue in @{region}", ValueOf(first));

        var second = TemplateResolver.Expand(first, name => name == "region" ? "eu-central-1" : name.StartsWith("name:", StringComparison.Ordinal) ? "group" : null);
        Assert.Equal("blue in eu-central-1", ValueOf(TemplateResolver.Finish(second)));
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_not_expanded_again()
    {
        var first = TemplateResolver.Expand(Without("@{Colour}"), _ => "@{account}");
        var second = TemplateResolver.Expand(first, _ => "000000000000");

        Assert.Equal("@{account}", ValueOf(TemplateResolver.Finish(second)));
    }

    [Fact]
    public void A_literal_stays_one_through_all_steps()
    {
        var first = TemplateResolver.Expand(Without("@@{Colour}"), _ => "blue");
        var second = TemplateResolver.Expand(first, _ => "blue");

        Assert.Equal("@{Colour}", ValueOf(TemplateResolver.Finish(second)));
    }

    [Fact]
    public void A_placeholder_that_nobody_expands_is_a_bug_and_not_deployed() =>
        Assert.Throws<InvalidOperationException>(() => TemplateResolver.Finish(Without("@{Colour}")));

    [Fact]
    public void Placeholders_are_found_with_the_paths_of_the_plan() => Assert.Equal(
        [
            ("ContainerDefinitions[app].Environment[VARIABLE].Value", "Colour"),
            ("ContainerDefinitions[app].LogConfiguration.Options[awslogs-group]", "name:log-group//ecs/shop"),
            ("ContainerDefinitions[app].LogConfiguration.Options[awslogs-region]", "region"),
        ],
        TemplateResolver.Placeholders(Plans.TaskDefinition(false, "@{Colour}")).OrderBy(found => found.Path, StringComparer.Ordinal));

    private static TaskDefinitionSpec Without(string value)
    {
        var spec = Plans.TaskDefinition(false, value);
        return spec with { ContainerDefinitions = Plan.Values.EquatableList.Of(spec.ContainerDefinitions[0] with { LogConfiguration = null }) };
    }

    private static string ValueOf(ResourceSpec spec) => ((TaskDefinitionSpec)spec).ContainerDefinitions[0].Environment[0].Value;
}
