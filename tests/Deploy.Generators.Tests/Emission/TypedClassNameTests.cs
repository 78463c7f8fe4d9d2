using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Emission;

/// <summary>Where the typed class goes when the source has its name, or that of its namespace, already.</summary>
public sealed class TypedClassNameTests
{
    private const string Attributes = "[Deploy.Ecs.Cluster, Deploy.Ecs.EcrRepository, Deploy.Ecs.TaskDefinition(Cpu = 256, Memory = 512), Deploy.Ecs.Service(DesiredCount = 2)]";

    [Theory]
    [InlineData("Shop", "ATTRIBUTES public sealed class Shop;", "ShopDeployment")]
    [InlineData("Acme.Shop", "namespace Acme { ATTRIBUTES public sealed class Shop; }", "Acme.ShopDeployment")]
    [InlineData("Acme.Shop", "ATTRIBUTES public sealed class Acme;", "ShopDeployment")]
    [InlineData("Acme.Shop", "namespace Acme { ATTRIBUTES public sealed class Worker; public interface Shop; }", "Acme.ShopDeployment")]
    [InlineData("Shop", "namespace Shop { ATTRIBUTES public sealed class Shop; }", "Shop.ShopDeployment")]
    [InlineData("Shop", "ATTRIBUTES public sealed class Shop<T>;", "Shop.ShopDeployment")]
    [InlineData("Shop", "namespace Shop { ATTRIBUTES public sealed class ShopDeployment; }", "Shop.ShopDeployment2")]
    [InlineData("Shop", "namespace Shop { ATTRIBUTES public sealed class ShopDeployment; public sealed class ShopDeployment2; }", "Shop.ShopDeployment3")]
    [InlineData("Shop", "ATTRIBUTES public sealed class Shop; public sealed class ShopDeployment;", "ShopDeployment2")]
    [InlineData("Shop", "namespace Shop.ShopDeployment { ATTRIBUTES public sealed class Worker; }", "Shop.ShopDeployment2")]
    [InlineData("Shop", "ATTRIBUTES public sealed class ShopDeployment;", "Shop.ShopDeployment")]
    [InlineData("Shop", "namespace Shop { ATTRIBUTES public sealed class ShopDeployment<T>; }", "Shop.ShopDeployment")]
    public void It_compiles_next_to_what_the_source_declares(string rootNamespace, string source, string expected)
    {
        var text = $"[assembly: Deploy.Ecs.Deployment(\"shop\")]\n{source.Replace("ATTRIBUTES", Attributes, StringComparison.Ordinal)}";
        var compilation = Compile.Of(text);
        Assert.Empty(Compile.Errors(compilation));

        var generated = Generate.Run(compilation, rootNamespace).GeneratedSources.Single(file => file.HintName != Generate.PlanFile);

        Assert.Equal($"{expected}.g.cs", generated.HintName);
        var use = CSharpSyntaxTree.ParseText($"public static class Use {{ public static object Plan => global::{expected}.Plan; }}", Compile.ParseOptions);
        var whole = compilation.AddSyntaxTrees(generated.SyntaxTree, use);
        Assert.Empty(whole.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Id != MissingDocumentation));
    }

    [Fact]
    public void It_goes_back_when_the_name_is_free_again()
    {
        var compilation = Compile.Of($"{Attributes} public sealed class Storefront;");
        var driver = Generate.Driver().RunGenerators(compilation);
        Assert.Contains("StorefrontDeployment.g.cs", HintNames(driver));

        driver = driver.RunGenerators(Compile.Of($"{Attributes} public sealed class Shop;"));
        Assert.Contains("Storefront.StorefrontDeployment.g.cs", HintNames(driver));
    }

    /// <summary>The sources of this test have no comments.</summary>
    private const string MissingDocumentation = "CS1591";

    private static IEnumerable<string> HintNames(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.Select(source => source.HintName);
}
