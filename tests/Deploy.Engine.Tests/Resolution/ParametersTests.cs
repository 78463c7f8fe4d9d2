using System.Text;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Testing;

namespace Deploy.Engine.Tests.Resolution;

public sealed class ParametersTests
{
    [Fact]
    public void The_stage_wins_over_the_base_and_numbers_and_booleans_are_texts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy.json", """{ "Bucket": "files", "Count": 3, "Debug": true, /* why */ "Colour": "red", }""");
        folder.Write("deploy.prod.json", """{ "Colour": "blue" }""");

        var parameters = Parameters.Read(folder.Root, "prod");

        Assert.Equal(["files", "3", "true", "blue", null], ((string[])["Bucket", "Count", "Debug", "Colour", "Absent"]).Select(parameters.Find));
        Assert.Equal("red", Parameters.Read(folder.Root, stage: null).Find("Colour"));
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("deploy.json"), """{ "Bucket": "files" }""", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("files", Parameters.Read(folder.Root, stage: null).Find("Bucket"));
    }

    [Theory]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{ "List": [] }""", "'List' is a JSON Array")]
    [InlineData("{ ", "deploy.json cannot be read")]
    public void What_is_no_flat_object_is_refused_with_its_file(string text, string why)
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy.json", text);

        var refusal = Assert.Throws<DeploymentException>(() => Parameters.Read(folder.Root, stage: null));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(folder.PathOf("deploy.json"), refusal.Message, StringComparison.Ordinal);
    }
}
