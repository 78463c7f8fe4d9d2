using CsCheck;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

public class ValueTests
{
    [Theory]
    [InlineData("OrdersApi", "orders-api")]
    [InlineData("HTTPApi", "http-api")]
    [InlineData("Shop", "shop")]
    [InlineData("S3Bucket", "s3-bucket")]
    [InlineData("Orders_Api", "orders-api")]
    [InlineData("ordersAPI", "orders-api")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    public void A_class_name_becomes_words_with_hyphens(string name, string expected) => Assert.Equal(expected, KebabCase.Of(name));

    [Fact]
    public void An_address_is_read_as_it_is_written()
    {
        var address = ResourceAddress.Parse("ecr-repository/shop/api");

        Assert.Equal(("ecr-repository", "shop/api"), (address.Kind, address.Name));
        Assert.Equal("ecr-repository/shop/api", address.ToString());
    }

    [Theory]
    [InlineData("service")]
    [InlineData("/api")]
    [InlineData("service/")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.Contains("An address is kind/name", Assert.Throws<FormatException>(() => ResourceAddress.Parse(text)).Message);

    [Fact]
    public void Specs_have_the_kinds_that_addresses_name() => Assert.Equal(
        ["cluster", "ecr-repository", "log-group", "role", "schedule", "schedule-group", "service", "task-definition"],
        typeof(ResourceSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ResourceSpec))).Select(ResourceSpec.KindOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Lists_are_equal_by_their_elements()
    {
        Assert.Equal(EquatableList.Of(1, 2), EquatableList.Of(1, 2));
        Assert.NotEqual(EquatableList.Of(1, 2), EquatableList.Of(2, 1));
        Assert.Equal(EquatableList.Of(1, 2).GetHashCode(), EquatableList.Of(1, 2).GetHashCode());
        Assert.Equal(EquatableList<int>.Empty, EquatableList.Of<int>());
    }

    [Fact]
    public void A_list_keeps_its_elements_when_its_source_changes()
    {
        int[] source = [1, 2];
        var list = EquatableList.Of(source);
        source[0] = 9;

        Assert.Equal([1, 2], list);
    }

    [Fact]
    public void Resources_are_equal_by_value_and_so_are_their_hashes() => Gen.Select(Gen.UInt, RandomPlans.Resource, (_, resource) => resource).Sample(resource =>
    {
        var copy = (ResourceSpec)Json.RecordMapper.FromJson(resource.GetType(), Json.RecordMapper.ToJson(resource));
        return copy.Equals(resource) && copy.GetHashCode() == resource.GetHashCode() && !ReferenceEquals(copy, resource);
    }, iter: 200);
}
