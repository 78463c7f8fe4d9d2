using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Tests.Emission;

/// <summary>A text in pieces is the text of the whole.</summary>
public sealed class PiecedTextTests
{
    private static readonly string[] Pieces = ["first\nse", "", "cond\r", "\n", "thïrd 😀", "", "\n"];
    private static readonly SourceText Whole = SourceText.From(string.Concat(Pieces), Encoding.UTF8);

    [Fact]
    public void It_reads_as_the_whole_does()
    {
        var text = new PiecedText(Pieces);
        Assert.Equal(Whole.ToString(), text.ToString());
        Assert.Equal(Enumerable.Range(0, Whole.Length).Select(i => Whole[i]), Enumerable.Range(0, text.Length).Select(i => text[i]));
        for (var start = 0; start <= Whole.Length; start++)
            for (var length = 0; start + length <= Whole.Length; length++)
                Assert.Equal(Whole.ToString(new TextSpan(start, length)), text.ToString(new TextSpan(start, length)));
    }

    [Fact]
    public void It_has_the_same_lines_checksum_and_encoding()
    {
        var text = new PiecedText(Pieces);
        Assert.Equal(Whole.Lines.Select(line => line.SpanIncludingLineBreak), text.Lines.Select(line => line.SpanIncludingLineBreak));
        Assert.Equal(Whole.GetChecksum().ToArray(), text.GetChecksum().ToArray());
        Assert.Equal((Whole.Encoding, Whole.CanBeEmbedded), (text.Encoding, text.CanBeEmbedded));
        Assert.True(text.ContentEquals(Whole));
    }

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal("", new PiecedText([]).ToString());
}
