using Deploy.Generators.Tests.Support;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>A class that is named and declares nothing of the kind is an error where it is named.</summary>
public sealed class NamedClassTests
{
    private const string Task = "[EcrRepository, TaskDefinition(Cpu = 256, Memory = 512)]";

    [Theory]
    [InlineData("typeof(string)")]
    [InlineData("typeof(int)")]
    [InlineData("typeof(int[])")]
    [InlineData("typeof(System.Collections.Generic.List<string>)")]
    [InlineData("typeof(Bare)")]
    [InlineData("typeof(Structure)")]
    [InlineData("typeof(Task)")]
    public async Task It_is_an_error_at_the_argument(string argument)
    {
        var source = $"using Deploy.Ecs;\n[Service(Cluster = {argument}, TaskDefinition = typeof(Task))] public sealed class Api;\n{Task} public sealed class Task;\npublic sealed class Bare; public struct Structure;\n[Cluster] public sealed class Main;";
        var found = Assert.Single(await Analyze.Diagnostics(source));
        Assert.Equal($"File0.cs(2,20): Error DECS0913 at {argument}", Analyze.Describe(found));
        var message = found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("[Cluster]", message, StringComparison.Ordinal);
        Assert.Contains("Main", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_of_a_library_that_kept_its_attributes_is_judged_by_them()
    {
        var library = Compile.Reference("Platform", "using Deploy.Ecs; [Cluster] public sealed class Shared; public sealed class Other;");
        var compilation = Compile.Of("Storefront", [$"using Deploy.Ecs;\n[Service(Cluster = typeof(Other))]{Task} public sealed class Api;"], library);
        Assert.Equal(["File0.cs(2,20): Error DECS0913 at typeof(Other)"], (await Analyze.Diagnostics(compilation)).Select(Analyze.Describe));
    }

    [Fact]
    public async Task A_class_that_only_another_stage_makes_one_is_not_there_in_this_stage() => Assert.Equal(
        ["File0.cs(3,20): Error DECS0920 at typeof(Main)"],
        await Analyze.Findings($"""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["dev", "prod"])]
            [Service(Cluster = typeof(Main))]{Task} public sealed class Api;
            [Cluster(Stage = "prod")] public sealed class Main;
            """));
}
