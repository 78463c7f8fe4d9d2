using System.Reflection;
using Deploy.Testing;

namespace Deploy.Ecs.Tests.Reference;

/// <summary>The page of the repository and of the package is made of the comments as they are.</summary>
public sealed class AttributeReferenceTests
{
    /// <summary>Set it, and the test writes the page.</summary>
    private const string Renew = "DEPLOY_ECS_WRITE_REFERENCE";

    public static TheoryData<Type> Attributes => [.. typeof(ServiceAttribute).Assembly.GetExportedTypes().Where(type => !type.IsAbstract)];

    [Fact]
    public void It_is_up_to_date()
    {
        var page = AttributeReference.Write();
        var file = Repository.PathOf("src", "Deploy.Ecs", "REFERENCE.md");
        if (Environment.GetEnvironmentVariable(Renew) == "1") File.WriteAllText(file, page);

        var written = File.ReadAllText(file).ReplaceLineEndings("\n");

        Assert.True(written == page.ReplaceLineEndings("\n"), $"src/Deploy.Ecs/REFERENCE.md is not what the comments say. Set {Renew}=1 and run this test again, then read the difference.");
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_attribute_has_sentences_an_example_and_sentences_for_each_property(Type type)
    {
        var comments = new DocumentationComments(typeof(ServiceAttribute).Assembly);

        Assert.NotEqual("", comments.Summary(type));
        Assert.Contains($"{type.Name[..^"Attribute".Length]}", comments.Example(type), StringComparison.Ordinal);
        Assert.All(type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly), property => Assert.NotEqual("", comments.Summary(property)));
    }
}
