using Deploy.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Tests.Documentation;

/// <summary>Every example of RULES.md compiles; the wrong one gives exactly its id, and the right one nothing.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string> OfAttributes => [.. RuleSection.All.Where(section => section.Language == "csharp").Select(section => section.Id)];

    [Theory]
    [MemberData(nameof(OfAttributes))]
    public async Task The_wrong_one_gives_its_id_and_nothing_else(string id) =>
        Assert.Equal([id], (await Diagnostics(id, RuleSection.Of(id).Wrong)).Select(diagnostic => diagnostic.Id).Distinct());

    [Theory]
    [MemberData(nameof(OfAttributes))]
    public async Task The_right_one_gives_nothing(string id) =>
        Assert.Empty((await Diagnostics(id, RuleSection.Of(id).Right)).Select(diagnostic => $"{Analyze.Describe(diagnostic)}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));

    /// <summary>What is left out, said twice, out of place or too much as a whole has no argument; and a file of parameters has no attributes.</summary>
    private static readonly HashSet<string> WithoutArgument =
    [
        "DECS0203", "DECS0204", "DECS0226", "DECS0352", "DECS0502", "DECS0715", "DECS0808", "DECS0812", "DECS0813", "DECS0817", "DECS0901", "DECS0902", "DECS0903",
        "DECS0905", "DECS0906", "DECS0908", "DECS0911", "DECS0960", "DECS0962", "DECS0963", "DECS0968", "DECS0969", "DECS0970", "DECS1005", "DECS1016",
    ];

    [Theory]
    [MemberData(nameof(OfAttributes))]
    public async Task The_wrong_one_is_marked_at_an_argument(string id) => Assert.Equal(
        !WithoutArgument.Contains(id),
        (await Diagnostics(id, RuleSection.Of(id).Wrong)).Any(IsAtArgument));

    private static bool IsAtArgument(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeArgumentSyntax>() is not null;

    private static async Task<IReadOnlyList<Diagnostic>> Diagnostics(string id, string example)
    {
        var complete = CompleteExample.Of(example);
        if (complete.Program.Length > 0)
            return await new WebProject { Program = complete.Program, Resources = "", Attributes = complete.Source, Files = complete.Files, Properties = complete.Properties }.Diagnostics();
        var compilation = Compile.Of(
            Compile.AssemblyName, [complete.Source], [.. complete.Assemblies.Select(assembly => Compile.Reference(assembly.Name, assembly.Source, keepsAttributes: false))]);
        if (id == Compile.AdviceOnImages) compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([]));
        Assert.Empty(Compile.Errors(compilation).Select(error => $"{error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n{complete.Source}"));
        return await Analyze.Diagnostics(compilation, Analyze.OptionsWith(complete.Files, complete.IsLibrary));
    }
}
