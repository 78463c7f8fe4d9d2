using Deploy.Engine.Reporting;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Reports;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("service/shop-api: 2 of 2 tasks", "service/shop-api: 2 of 2 tasks")]
    [InlineData("<img src=x>", "&lt;img src=x&gt;")]
    [InlineData("**bold** _em_ snake_case `code`", @"\*\*bold\*\* \_em\_ snake_case \`code\`")]
    [InlineData("[a](https://example.com)", @"\[a\](https\://example.com)")]
    [InlineData("www.example.com", @"www\.example.com")]
    [InlineData("@somebody a@b #12", "@&#8203;somebody a@b \\#&#8203;12")]
    [InlineData("&#64; \\", @"\&\#&#8203;64; \\")]
    [InlineData("- item", @"\- item")]
    [InlineData("# title", @"\# title")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("~~gone~~ $x$ a|b", @"\~\~gone\~\~ \$x\$ a\|b")]
    public void What_stands_in_a_hole_is_text(string text, string expected)
    {
        Markdown line = $"* {text}";

        Assert.Equal($"* {expected}", line.ToString());
    }

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a\nb", "`a b`")]
    [InlineData("", "")]
    public void A_code_span_ends_where_it_should(string text, string expected)
    {
        Markdown line = $"{text:code}";

        Assert.Equal(expected, line.ToString());
    }

    [Fact]
    public void No_line_ends_its_block() => Assert.Equal(
        ["  ````text", "  a", "  ``` b", "  ````"], Markdown.Block("text", ["a", "``` b"], indent: 2).Select(line => line.ToString()));

    [Fact]
    public void Hostile_lines_give_no_orders() => Assert.All(HostileText.Lines, text =>
    {
        Markdown line = $"* {text} {text:code}";
        Assert.Empty(HostileText.OrdersIn(line.ToString()));
        Assert.Contains(HostileText.Word, line.ToString(), StringComparison.Ordinal);
    });
}
