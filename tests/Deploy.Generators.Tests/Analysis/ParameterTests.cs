using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Analysis;

/// <summary>The names in <c>deploy.json</c> and <c>deploy.&lt;stage&gt;.json</c>, and the placeholders that need them.</summary>
public sealed class ParameterTests
{
    private const string Empty = "{}";

    [Fact]
    public async Task A_placeholder_without_a_value() => Assert.Equal(
        ["File0.cs(3,24): Warning DECS0967 at \"@{Bucket}\": @{Bucket} has no value in deploy.json, without which no deployment can start. Add it there, or correct the name."],
        await Analyze.FindingsWith(Shop("""[Environment("BUCKET", "@{Bucket}")]"""), ("deploy.json", Empty)));

    [Fact]
    public async Task Names_are_told_apart_by_case() => Assert.Equal(
        ["DECS0967", "DECS0968"],
        (await Analyze.Diagnostics(Compile.Of(Shop("""[Environment("BUCKET", "@{Bucket}")]""")), Analyze.OptionsWith([("deploy.json", """{ "bucket": "b" }""")])))
            .Select(found => found.Id).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_placeholder_without_any_file() => Assert.Equal(
        ["File0.cs(3,24): Warning DECS0967 at \"@{Bucket}\""],
        await Analyze.Findings(Shop("""[Environment("BUCKET", "@{Bucket}")]""")));

    [Theory]
    [InlineData("""[Environment("A", "@{Bucket} and @{Bucket}")]""", """{ "Bucket": "b" }""")]
    [InlineData("""[Environment("A", "@@{Bucket}, @{env:HOME}, @{Stage}, @{Environment}, @{account}, @{region}, @{partition}, @{dnsSuffix}")]""", Empty)]
    [InlineData("""[Secret("A", From = "ssm:/shop/@{Path}")]""", """{ /* a comment */ "Path": 5, }""")]
    [InlineData("""[Environment("A", "@{ssm:/shop/name}@{secretsmanager-arn:shop}")]""", "// nothing\n{}")]
    [InlineData("""[Environment("A", "@{Bucket}")]""", "{ \"B\\u0075cket\": true, \"Bucket\": -1.5e+3 }")]
    public async Task What_has_a_value(string attribute, string file) => Assert.Empty(await Analyze.FindingsWith(Shop(attribute), ("deploy.json", file)));

    [Fact]
    public async Task What_is_derived_from_an_argument_is_shown_at_the_argument_only() => Assert.Equal(
        ["File0.cs(3,21): Warning DECS0967 at \"ssm:/shop/@{Path}\""],
        await Analyze.Findings(Shop("""[Secret("A", From = "ssm:/shop/@{Path}")]""")));

    [Fact]
    public async Task An_element_of_a_list() => Assert.Equal(
        ["File0.cs(3,40): Warning DECS0967 at \"@{Second}\""],
        await Analyze.Findings(Shop("""[Network(Subnets = ["subnet-0123abcd", "@{Second}"])]""")));

    [Fact]
    public async Task A_malformed_placeholder_is_one_fault() => Assert.Equal(
        ["File0.cs(3,19): Error DECS0937 at \"@{my bucket}\""],
        await Analyze.Findings(Shop("""[Environment("A", "@{my bucket}")]""")));

    [Fact]
    public async Task A_stage_reads_its_own_file_over_the_general_one()
    {
        var source = Staged("""[Environment("A", "@{General}"), Environment("B", "@{OfStage}"), Environment("C", "@{InProd}", Stage = "prod")]""");
        Assert.Equal(
            ["File0.cs(4,51): Warning DECS0967 at \"@{OfStage}\": @{OfStage} has no value in deploy.json or deploy.<stage>.json, without which no deployment can start. Add it there, or correct the name. (stage dev)"],
            await Analyze.FindingsWith(source, ("deploy.json", """{ "General": "g" }"""), ("deploy.prod.json", """{ "General": "p", "OfStage": "s", "InProd": "p" }""")));
    }

    [Fact]
    public async Task What_every_stage_overrides_needs_no_value() => Assert.Empty(await Analyze.Findings(
        Staged("""[Environment("A", "@{Base}"), Environment("A", "1", Stage = "dev"), Environment("A", "2", Stage = "prod")]""")));

    [Fact]
    public async Task A_name_that_nothing_uses() => Assert.Equal(
        [
            "deploy.json(3,3)+5: Warning DECS0968: Nothing uses the parameter 'Old'. Remove it, or correct its name.",
            "deploy.json(4,3)+7: Warning DECS0968: Nothing uses the parameter 'Stage'. Remove it, or correct its name.",
        ],
        await Analyze.FindingsWith(Shop("""[Environment("A", "@{Bucket}@{Stage}")]"""), ("deploy.json", "{\n  \"Bucket\": \"b\",\n  \"Old\": \"o\",\n  \"Stage\": \"dev\"\n}\n")));

    [Fact]
    public async Task A_name_in_the_file_of_a_stage_that_does_not_use_it() => Assert.Equal(
        ["deploy.dev.json(1,17)+6: Warning DECS0968: Nothing uses the parameter 'Prod'. Remove it, or correct its name. (stage dev)"],
        await Analyze.FindingsWith(
            Staged("""[Environment("A", "@{All}"), Environment("B", "@{Prod}", Stage = "prod")]"""),
            ("deploy.json", """{ "Prod": "general" }"""), ("deploy.dev.json", """{ "All": "dev", "Prod": "d" }"""), ("deploy.prod.json", """{ "All": "p" }""")));

    [Fact]
    public async Task A_file_of_no_stage() => Assert.Equal(
        ["deploy.production.json(1,1)+0: Warning DECS0970: deploy.production.json is never read: 'production' is not a stage (declared: dev, prod). Rename the file, or add the stage to Stages of [assembly: Deployment(…)]."],
        await Analyze.FindingsWith(Staged(""), ("deploy.production.json", """{ "Unused": "b", """)));

    [Fact]
    public async Task A_file_of_a_stage_where_there_are_none() => Assert.Equal(
        ["deploy.prod.json(1,1)+0: Warning DECS0970: deploy.prod.json is never read: 'prod' is not a stage (declared: none). Rename the file, or add the stage to Stages of [assembly: Deployment(…)]."],
        await Analyze.FindingsWith(Shop(""), ("deploy.prod.json", Empty)));

    [Theory]
    [InlineData("", "(1,1)+0", "it is not a JSON object")]
    [InlineData("[]", "(1,1)+1", "it is not a JSON object")]
    [InlineData("{\n  \"A\": \"hunter2\"\n  \"B\": 1\n}", "(3,3)+1", "',' or '}' is missing")]
    [InlineData("{ \"A\" 1 }", "(1,7)+1", "':' is missing after a name")]
    [InlineData("{ A: 1 }", "(1,3)+1", "a name in double quotes is missing")]
    [InlineData("{ \"A\": hunter2 }", "(1,8)+1", "a value is missing")]
    [InlineData("{ \"A\": tru }", "(1,8)+1", "a value is missing")]
    [InlineData("{ \"A\": -x }", "(1,9)+1", "a digit is missing")]
    [InlineData("{ \"A\": 01 }", "(1,9)+1", "',' or '}' is missing")]
    [InlineData("{ \"A\": 1. }", "(1,10)+1", "a digit is missing")]
    [InlineData("{ \"A\": 1e }", "(1,10)+1", "a digit is missing")]
    [InlineData("{ \"A\": \"\\x\" }", "(1,10)+1", "an unknown escape sequence")]
    [InlineData("{ \"A\": \"hunter2", "(1,16)+0", "it ends within a string")]
    [InlineData("{ \"A\": \"hunter2\n\" }", "(1,16)+1", "a string goes over the end of its line, or holds another control character")]
    [InlineData("{ \"A\": 1 } 2", "(1,12)+1", "something stands after the object")]
    [InlineData("{ \"A\": 1 } /* open", "(1,12)+1", "something stands after the object")]
    [InlineData("{ \"A\": { \"B\": 1 } }", "(1,3)+3", "'A' is an object")]
    [InlineData("{ \"A\": [\"hunter2\"] }", "(1,3)+3", "'A' is a list")]
    [InlineData("{ \"A\": null }", "(1,3)+3", "'A' is null")]
    public async Task A_file_that_no_deployment_can_read(string text, string place, string why) => Assert.Equal(
        [$"deploy.json{place}: Error DECS0969: deploy.json cannot be read: {why}. It is one JSON object of names and texts, numbers or booleans."],
        await Analyze.FindingsWith(Shop("""[Environment("A", "@{A}@{B}")]"""), ("deploy.json", text)));

    [Fact]
    public async Task Other_files_are_not_looked_at() => Assert.Empty(await Analyze.FindingsWith(
        Shop(""), ("appsettings.json", "[]"), ("deployment.json", "[]"), ("Shop.deploy.json", "[]"), ("deploy..json", "[]"), ("deploy.txt", "[]")));

    [Fact]
    public async Task A_project_without_resources_may_have_any_names() =>
        Assert.Empty(await Analyze.FindingsWith("public sealed class Plain;", ("deploy.json", """{ "A": 1 }"""), ("deploy.prod.json", "[]")));

    [Fact]
    public async Task Nothing_is_said_of_files_while_the_stages_are_unclear()
    {
        var broken = Compile.Of(Staged("""[Environment("A", "@{A}")]""").Replace("\"dev\", \"prod\"", "Unknown.Name", StringComparison.Ordinal));
        Assert.NotEmpty(Compile.Errors(broken));
        Assert.Empty(await Analyze.Diagnostics(broken, Analyze.OptionsWith([("deploy.prod.json", "[]")])));
    }

    [Fact]
    public async Task A_class_that_the_compiler_refuses_may_use_what_is_left()
    {
        var broken = Compile.Of(Shop("""[Environment("A", Unknown.Name)]"""));
        Assert.NotEmpty(Compile.Errors(broken));
        Assert.Empty(await Analyze.Diagnostics(broken, Analyze.OptionsWith([("deploy.json", """{ "A": 1 }""")])));
    }

    [Theory]
    [InlineData("DECS0967")]
    [InlineData("DECS0968")]
    [InlineData("DECS0969")]
    [InlineData("DECS0970")]
    public async Task A_waiver_silences_each(string rule)
    {
        const string Attribute = """[Environment("A", "@{A}")]""";
        (string, string)[] files = rule == "DECS0969" ? [("deploy.json", "[]")] : [("deploy.json", """{ "Old": 1 }"""), ("deploy.x.json", Empty)];
        Assert.Single(await Analyze.FindingsWith(Shop(Attribute), files), found => found.Contains(rule, StringComparison.Ordinal));
        Assert.DoesNotContain(
            await Analyze.FindingsWith(Shop(Attribute).Insert("using Deploy.Ecs;".Length, $"[assembly: AllowRule(\"{rule}\", Because = \"a test\")]"), files),
            found => found.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_in_a_file_has_its_place_in_the_file()
    {
        var found = Assert.Single(await Analyze.Diagnostics(Compile.Of(Shop("")), Analyze.OptionsWith([("deploy.json", "{\n  \"Old\": 1\n}")])));
        Assert.Equal((LocationKind.ExternalFile, "/src/deploy.json"), (found.Location.Kind, found.Location.GetLineSpan().Path));
        Assert.Equal("Old", found.Properties["Value0"]);
    }

    private static string Shop(string attribute) => $"""
        using Deploy.Ecs;
        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]
        {attribute}
        public sealed class Shop;
        """;

    private static string Staged(string attribute) => $"""
        using Deploy.Ecs;
        [assembly: Deployment("shop", Stages = ["dev", "prod"])]
        [Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service]
        {attribute}
        public sealed class Shop;
        """;
}
