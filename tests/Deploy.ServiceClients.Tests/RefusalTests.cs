using System.Text.Json.Nodes;
using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Tests;

/// <summary>What cannot be generated correctly is refused, with the place and the reason.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("operations.Do", "endpoint", "operation Do")]
    [InlineData("operations.Do", "httpChecksumRequired", "operation Do")]
    [InlineData("shapes.DoInput", "payload", "shape DoInput")]
    [InlineData("shapes.DoOutput", "eventstream", "shape DoOutput")]
    [InlineData("shapes.Broken", "retryable", "shape Broken")]
    [InlineData("shapes.DoInput.members.name", "streaming", "member DoInput.name")]
    [InlineData("shapes.Modes", "flattened", "shape Modes")]
    public void A_trait_that_the_generator_does_not_know_is_refused(string path, string trait, string where)
    {
        var model = new SmallModel();
        var node = path.Split('.').Aggregate(model.Json, (n, name) => n[name]!);
        node[trait] = true;
        var error = Assert.Throws<GenerationException>(model.Generate);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
        Assert.Contains(trait, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trait_of_a_shape_that_is_not_used_does_not_matter()
    {
        var model = new SmallModel();
        model.Json["shapes"]!["Unused"]!["payload"] = "x";
        Assert.NotEmpty(model.Generate());
    }

    [Theory]
    [InlineData("protocol", "rest-xml")]
    [InlineData("jsonVersion", "1.0")]
    [InlineData("signatureVersion", "s3")]
    public void Another_protocol_or_signature_is_refused(string name, string value)
    {
        var model = new SmallModel();
        model.Json["metadata"]![name] = value;
        Assert.Contains(value, Assert.Throws<GenerationException>(model.Generate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_the_model_lacks_is_named()
    {
        var model = new SmallModel();
        model.Selection = model.Selection with { Operations = ["Do", "Undo"] };
        Assert.Contains("no operation Undo", Assert.Throws<GenerationException>(model.Generate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_shapes_that_would_become_one_class_are_named()
    {
        var model = new SmallModel();
        model.Json["shapes"]!["DoResponse"] = JsonNode.Parse("""{"type":"structure","members":{}}""");
        model.Json["shapes"]!["DoOutput"]!["members"]!["other"] = JsonNode.Parse("""{"shape":"DoResponse"}""");
        var message = Assert.Throws<GenerationException>(model.Generate).Message;
        Assert.Contains("DoOutput", message, StringComparison.Ordinal);
        Assert.Contains("DoResponse", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_with_its_classes_name_is_named()
    {
        var model = new SmallModel();
        model.Json["shapes"]!["Part"]!["members"]!["part"] = JsonNode.Parse("""{"shape":"Name"}""");
        Assert.Contains("Part.part", Assert.Throws<GenerationException>(model.Generate).Message, StringComparison.Ordinal);
    }
}
