using Deploy.Plan.Json;
using Deploy.Plan.Texts;
using Deploy.Testing;

namespace Deploy.Plan.Tests;

public sealed class ForeignTextTests
{
    public static TheoryData<string> Hostile => [.. HostileText.Lines, HostileText.Text, HostileText.Text.Replace("\n", "", StringComparison.Ordinal)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_line_of_a_log_gives_no_orders(string text)
    {
        var line = ForeignText.LogLine(text);

        Assert.DoesNotContain('\n', line);
        Assert.Empty(HostileText.OrdersIn(line));
        Assert.Contains(HostileText.Word, line, StringComparison.Ordinal);
        Assert.Equal(line, ForeignText.LogLine(line));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void JSON_means_the_same_and_gives_no_orders(string text)
    {
        var document = ForeignText.Json(JsonText.Write(new JsonMap { ["text"] = text }));

        Assert.Equal(text, ((JsonMap)JsonReader.Read(document)!)["text"]);
        Assert.DoesNotContain(HostileText.OrdersIn(document), order => !order.StartsWith("canonical", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("container app exited with 3")]
    [InlineData("    | Unhandled exception. System.InvalidOperationException: Größe 数 ✓ 🚢")]
    [InlineData("arn:aws:iam::123456789012:role/deploy-ecs/shop")]
    [InlineData("service shop: an error occurred when it was created")]
    [InlineData("12:30:01 errors: none")]
    [InlineData("issue #12 of C# [OK]")]
    public void What_gives_no_orders_stays_as_it_is(string text) => Assert.Equal(text, ForeignText.LogLine(text));

    [Theory]
    [InlineData("one\r\n  two\n\nthree\n", "one two three")]
    [InlineData("10 %\r20 %", "10 % 20 %")]
    [InlineData("\tat Shop.Run()", " at Shop.Run()")]
    [InlineData("a\u001b[31mb", @"a\u001B[31mb")]
    [InlineData("a\u202eb", @"a\u202Eb")]
    [InlineData("\udb40\udc41", @"\uDB40\uDC41")]
    public void What_is_not_seen_is_shown(string text, string line) => Assert.Equal(line, ForeignText.OneLine(text));

    [Fact]
    public void Half_a_character_is_shown_too() => Assert.Equal(@"a\uD800b", ForeignText.OneLine("a\ud800b"));

    [Theory]
    [InlineData("x.cs(1,2): error CS1: no", "x.cs(1,2): 'error' CS1: no")]
    [InlineData("  ::error::no", "  : :'error'::no")]
    [InlineData("###vso[x]", "# # #vso[x]")]
    public void What_gives_orders_is_taken_apart_so_that_it_can_be_read(string text, string line) => Assert.Equal(line, ForeignText.LogLine(text));
}
