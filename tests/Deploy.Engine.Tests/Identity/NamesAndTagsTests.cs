using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Identity;

public sealed class NamesAndTagsTests
{
    [Theory]
    [InlineData("{name}-{environment}", "dev", "api", "api-dev")]
    [InlineData("{name}-{environment}", "default", "api", "api")]
    [InlineData("{application}-{environment}-{name}", "default", "api", "shop-default-api")]
    [InlineData("{name}-{environment}", "dev", "/ecs/api", "/ecs/api-dev")]
    public void Physical_names_come_from_the_template(string template, string environment, string name, string expected) =>
        Assert.Equal(expected, new PhysicalNames(template, new EnvironmentIdentity("shop", environment, "Shop")).Of(name));

    [Theory]
    [InlineData("platform", "platform")]
    [InlineData("arn:aws:ecs:eu-central-1:123456789012:cluster/platform", "platform")]
    [InlineData("arn:aws:iam::123456789012:role/teams/shop/task", "task")]
    [InlineData("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/shop:*", "/ecs/shop")]
    [InlineData("arn:aws:ecr:eu-central-1:123456789012:repository/teams/shop", "teams/shop")]
    public void An_identifier_names_the_thing_exactly(string identifier, string expected) => Assert.Equal(
        expected,
        new PhysicalNames(DeploymentPlan.DefaultNameTemplate, new EnvironmentIdentity("shop", "dev", "Shop"))
            .Of(new ClusterSpec { Name = "declared", Ownership = Ownership.External, Identifier = identifier }));

    [Fact]
    public void Tags_of_the_user_that_went_away_are_removed_and_those_of_others_stay()
    {
        var identity = new EnvironmentIdentity("shop", "dev", "Shop");
        var before = IdentityTags.For(new ClusterSpec { Name = "shop", Tags = EquatableList.Of(new TagSpec("Team", "a"), new TagSpec("Cost", "b")) }, identity);
        var after = IdentityTags.For(new ClusterSpec { Name = "shop", Tags = EquatableList.Of(new TagSpec("Team", "c")) }, identity);
        var actual = before.Append(new("Backup", "somebody else's")).ToDictionary();

        var (set, remove) = IdentityTags.Change(after, actual);

        Assert.Equal("c", set["Team"]);
        Assert.Equal(["Team", "deploy-ecs:tag-keys"], set.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Cost"], remove);
    }

    [Fact]
    public void A_resource_without_tags_of_its_own_loses_the_list_of_their_keys_as_well()
    {
        var identity = new EnvironmentIdentity("shop", "dev", "Shop");
        var before = IdentityTags.For(new ClusterSpec { Name = "shop", Tags = EquatableList.Of(new TagSpec("Team", "a")) }, identity);

        var (set, remove) = IdentityTags.Change(IdentityTags.For(new ClusterSpec { Name = "shop" }, identity), before);

        Assert.Empty(set);
        Assert.Equal(["Team", "deploy-ecs:tag-keys"], remove);
    }

    [Theory]
    [InlineData("shop", "dev", "cluster/shop", true)]
    [InlineData("shop", "prod", "cluster/shop", false)]
    [InlineData("other", "dev", "cluster/shop", false)]
    [InlineData("shop", "dev", "nonsense", false)]
    public void Only_application_environment_and_address_together_make_a_resource_ours(string application, string environment, string address, bool isOurs)
    {
        var tags = new Dictionary<string, string> { [IdentityTags.Application] = application, [IdentityTags.Environment] = environment, [IdentityTags.Address] = address };

        Assert.Equal(isOurs, IdentityTags.OwnAddress(tags, new EnvironmentIdentity("shop", "dev", "Shop")) is not null);
    }
}
