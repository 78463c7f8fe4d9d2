using CsCheck;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

public class StringTemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("@{region}", "<region>")]
    [InlineData("a@{b}c@{d}", "a<b>c<d>")]
    [InlineData("@{ssm:/shop/@}", "<ssm:/shop/@>")]
    [InlineData("@@{region}", "@{region}")]
    [InlineData("@@{a}@{b}", "@{a}<b>")]
    [InlineData("x@@{a", "x@{a")]
    [InlineData("@{open", "@{open")]
    [InlineData("user@example.com", "user@example.com")]
    [InlineData("@{}", "<>")]
    [InlineData("@{name:log-group//ecs/api}", "<name:log-group//ecs/api>")]
    public void Placeholders_are_replaced_and_escapes_are_not(string template, string expected) =>
        Assert.Equal(expected, StringTemplate.Expand(template, name => $"<{name}>"));

    [Theory]
    [InlineData("@{a} and @{b} and @{a}", new[] { "a", "b", "a" })]
    [InlineData("@@{a}", new string[0])]
    public void Placeholders_are_listed_in_order(string template, string[] expected) =>
        Assert.Equal(expected, StringTemplate.Placeholders(template));

    [Theory]
    [InlineData(null, false)]
    [InlineData("a", false)]
    [InlineData("@@{a}", false)]
    [InlineData("@{a}", true)]
    public void A_template_knows_whether_its_value_is_open(string? template, bool expected) =>
        Assert.Equal(expected, StringTemplate.HasPlaceholders(template));

    [Fact]
    public void A_text_without_an_opening_is_literal() => Gen.String.Where(text => !text.Contains("@{", StringComparison.Ordinal))
        .Sample(text => StringTemplate.Expand(text, _ => "never") == text);

    [Fact]
    public void An_escaped_text_is_literal() => Gen.String
        .Sample(text => StringTemplate.Expand("@@{" + text.Replace("@{", "", StringComparison.Ordinal), _ => "never") == "@{" + text.Replace("@{", "", StringComparison.Ordinal));
}
