using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Identity;

/// <summary>A tag whose declaration went away is removed, whatever its key.</summary>
public sealed class TagKeyTests
{
    [Theory]
    [InlineData("cost center")]
    [InlineData(" leading and trailing ")]
    [InlineData("größe")]
    [InlineData("a:b/c=d+e-f@g.h_i")]
    [InlineData("@tricky")]
    public void A_key_of_any_kind(string key) => Assert.Equal([key], Removed([new TagSpec(key, "x"), new TagSpec("Team", "a")], [new TagSpec("Team", "a")]));

    [Fact]
    public void As_many_long_ones_as_a_resource_can_carry()
    {
        var tags = Enumerable.Range(0, 50 - IdentityTag.Most).Select(index => new TagSpec($"{new string('k', 120)} {index}", "x")).ToArray();

        Assert.Equal(tags.Skip(1).Select(tag => tag.Key).Order(StringComparer.Ordinal), Removed(tags, tags[..1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_an_earlier_version()
    {
        var actual = new Dictionary<string, string> { ["Team"] = "a", ["Cost"] = "b", ["Backup"] = "theirs", [IdentityTags.TagKeys] = "Cost Team" };

        Assert.Equal(["Cost"], IdentityTags.Change(Tags([new TagSpec("Team", "a")]), actual).Remove);
    }

    [Fact]
    public void IAM_takes_no_notice_of_case()
    {
        var (desired, before) = (Role(new TagSpec("Team", "a")), Role(new TagSpec("team", "a"), new TagSpec("COST", "b")));
        // What IAM kept of the two spellings is nobody's choice.
        var actual = before.ToDictionary(tag => tag.Key == "COST" ? "Cost" : tag.Key, tag => tag.Value);

        var (set, remove) = IdentityTags.Change(desired, actual, KindCatalog.All.Single(kind => kind.Name == "role").TagKeys);

        Assert.Equal([IdentityTags.TagKeys], set.Keys);
        Assert.Equal(["Cost"], remove);
    }

    /// <summary>The list is written and read by the same comparison, whatever the case of a key was when it was declared.</summary>
    [Theory]
    [InlineData("cost", "Cost")]
    [InlineData("Cost", "COST")]
    [InlineData("COST", "cost")]
    public void A_key_that_IAM_spells_otherwise_is_still_ours(string declared, string kept)
    {
        var actual = Role(new TagSpec(declared, "b")).ToDictionary(tag => tag.Key == declared ? kept : tag.Key, tag => tag.Value);

        var (_, remove) = IdentityTags.Change(Role(), actual, KindCatalog.All.Single(kind => kind.Name == "role").TagKeys);

        Assert.Contains(kept, remove);
    }

    [Fact]
    public void Elsewhere_a_key_that_differs_in_case_is_somebody_else_s() => Assert.DoesNotContain(
        "team", IdentityTags.Change(Tags([]), Tags([new TagSpec("Team", "a")]).Append(new("team", "theirs")).ToDictionary()).Remove);

    [Fact]
    public void The_order_of_the_declarations_makes_no_change()
    {
        var (one, other) = (new TagSpec("Team", "a"), new TagSpec("Cost", "b"));

        Assert.Equal(Tags([one, other])[IdentityTags.TagKeys], Tags([other, one])[IdentityTags.TagKeys]);
        Assert.Empty(IdentityTags.Change(Tags([other, one]), Tags([one, other])).Set);
    }

    /// <summary>Whatever a list says: the list of an earlier version can name any key, and a hash can meet another by chance.</summary>
    [Theory]
    [InlineData("aws:cloudformation:stack-name")]
    [InlineData("AWS:ecs:clusterName")]
    [InlineData("deploy-ecs:content-hash")]
    public void What_is_AWS_s_or_the_engine_s_own_is_never_removed_by_a_list(string key)
    {
        var actual = new Dictionary<string, string> { [key] = "x", ["Cost"] = "b", [IdentityTags.TagKeys] = $"Cost {key}" };

        Assert.Equal(["Cost", IdentityTags.TagKeys], IdentityTags.Change(Tags([]), actual).Remove);
    }

    /// <summary>The rule counts on this number.</summary>
    [Fact]
    public void No_kind_adds_more_tags_than_the_rule_counts()
    {
        foreach (var kind in KindCatalog.All.Where(kind => kind.IsTagged))
        {
            var spec = (ResourceSpec)Activator.CreateInstance(typeof(ResourceSpec).Assembly.GetTypes().Single(type => type.IsSubclassOf(typeof(ResourceSpec)) && ResourceSpec.KindOf(type) == kind.Name))!;
            spec = spec with { Name = "shop", Tags = EquatableList.Of(new TagSpec("Team", "a")) };
            // A task definition also gets its hash, and a service its count.
            var own = Contexts.Of(spec).TagsFor(spec).Count - 1 + (spec is TaskDefinitionSpec or ServiceSpec ? 1 : 0);
            Assert.True(own <= IdentityTag.Most, $"{kind.Name}: {own}");
        }
    }

    private static IReadOnlyList<string> Removed(TagSpec[] before, TagSpec[] after) =>
        IdentityTags.Change(Tags(after), Tags(before).Append(new("Backup", "somebody else's")).ToDictionary()).Remove;

    private static IReadOnlyDictionary<string, string> Tags(TagSpec[] tags)
    {
        var all = IdentityTags.For(new ClusterSpec { Name = "shop", Tags = EquatableList.Of(tags) }, Contexts.Identity);
        Assert.All(all, tag => Assert.Matches(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$", tag.Value));
        return all;
    }

    private static IReadOnlyDictionary<string, string> Role(params TagSpec[] tags)
    {
        var spec = new RoleSpec { Name = "shop", TrustedService = "ecs-tasks.amazonaws.com", Tags = EquatableList.Of(tags) };
        return Contexts.Of(spec).TagsFor(spec);
    }
}
