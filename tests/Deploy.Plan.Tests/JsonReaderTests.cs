using CsCheck;
using Deploy.Plan.Json;

namespace Deploy.Plan.Tests;

public class JsonReaderTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData(" [1, -2, 3.5, true, false, \"x\"] ", "[\n  1,\n  -2,\n  3.5,\n  true,\n  false,\n  \"x\"\n]")]
    [InlineData("{\"b\":1,\"a\":{}}", "{\n  \"a\": {},\n  \"b\": 1\n}")]
    [InlineData("\"\\u0041\\n\\/\"", "\"A\\n/\"")]
    public void Json_has_one_canonical_form(string text, string canonical) => Assert.Equal(canonical, JsonText.Write(JsonReader.Read(text)));

    [Theory]
    [InlineData("", "Line 1, column 1: the document ends where a value should stand.")]
    [InlineData("{\n  \"a\" 1 }", "Line 2, column 7: ':' is missing after \"a\".")]
    [InlineData("{\"a\":1,\"a\":2}", "Line 1, column 11: the property \"a\" stands twice.")]
    [InlineData("[1 2]", "Line 1, column 4: ',' or ']' is missing.")]
    [InlineData("[1,]", "Line 1, column 4: unexpected ']'.")]
    [InlineData("\"a", "Line 1, column 3: the document ends within a string.")]
    [InlineData("\"a\nb\"", "Line 1, column 3: a control character within a string.")]
    [InlineData("\"\\x\"", "Line 1, column 3: an unknown escape sequence.")]
    [InlineData("1 2", "Line 1, column 3: text after the end of the document.")]
    [InlineData("nul", "Line 1, column 1: 'null' was expected.")]
    [InlineData("1-2", "Line 1, column 1: this is not a number.")]
    [InlineData("007", "Line 1, column 1: a number with a zero too many in front.")]
    public void What_is_not_json_is_refused_with_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => JsonReader.Read(text)).Message);

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_end_the_process() =>
        Assert.Throws<FormatException>(() => JsonReader.Read(new string('[', 100_000)));

    [Fact]
    public void Every_string_survives() => Gen.String.Sample(text => (string?)JsonReader.Read(JsonText.Write(text)) == text);
}
