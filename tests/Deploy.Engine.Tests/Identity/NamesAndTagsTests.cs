using Deploy.Ecs;
using Deploy.Engine.Identity;
using Deploy.Plan;
using Deploy.Plan.Names;
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
        Assert.Equal(expected, new PhysicalNames(template, new EnvironmentIdentity("shop", environment, "Shop")).Template(name));

    [Theory]
    [InlineData("platform", "{name}-{environment}", "dev", "shared-dev")]
    [InlineData("platform", "{name}-{environment}", "default", "shared")]
    [InlineData("platform", "{application}/{environment}/{name}", "dev", "platform/dev/shared")]
    public void What_another_application_makes_has_the_name_of_its_template(string application, string template, string environment, string expected) => Assert.Equal(
        expected,
        new PhysicalNames("{environment}-{application}-{name}", new EnvironmentIdentity("shop", environment, "Shop")).Of(new ClusterSpec
        {
            Name = "shared",
            Ownership = Ownership.External,
            Owner = new OwnerSpec { Application = application, Project = "Platform", NameTemplate = template },
        }));

    [Fact]
    public void A_name_that_the_template_makes_too_long_is_shortened_for_every_kind()
    {
        var names = new PhysicalNames("{application}-{name}-{environment}", new EnvironmentIdentity("shop", new string('e', 64), "Shop"));
        foreach (var kind in typeof(ResourceSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ResourceSpec))).Select(ResourceSpec.KindOf))
        {
            var limit = NameLimits.Of(kind);
            var (first, second) = (names.Of(new ResourceAddress(kind, new string('a', limit))), names.Of(new ResourceAddress(kind, new string('a', limit) + "b")));
            Assert.Equal(limit, first.Length);
            Assert.NotEqual(first, second);
        }
    }

    [Fact]
    public void No_separator_stands_before_the_one_that_a_shortened_name_gets() =>
        Assert.Matches("^team/a-[0-9a-f]{8}$", NameLength.Fit("team/a-._/and-more-and-more", 19));

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
