using Basic.Reference.Assemblies;
using Deploy.Ecs;
using Deploy.Generators.Analysis;
using Deploy.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Deploy.CodeFixes.Tests;

/// <summary>Applies a fix to attributes of one class, one by one and all at once, and demands that its finding is gone and the code compiles.</summary>
internal static class Fix
{
    /// <summary>Applies the fix. Marks such as <c>{|DECS0202:300|}</c> say what is found where.</summary>
    /// <param name="attributes">The attributes with marks.</param>
    /// <param name="expected">The attributes after the fix; marks say what is still found.</param>
    /// <param name="title">The title of the proposal to take.</param>
    /// <param name="index">The place of that proposal among the proposals.</param>
    public static Task Turns<TFix>(string attributes, string expected, string title, int index = 0)
        where TFix : CodeFixProvider, new() => Test<TFix>(attributes, expected, title, index).RunAsync();

    /// <summary>Demands that there is no proposal.</summary>
    public static Task LeavesAlone<TFix>(string attributes)
        where TFix : CodeFixProvider, new() => Test<TFix>(attributes, attributes, null, 0).RunAsync();

    private static CSharpCodeFixTest<DeploymentAnalyzer, TFix, DefaultVerifier> Test<TFix>(string attributes, string expected, string? title, int index)
        where TFix : CodeFixProvider, new()
    {
        var test = new ModernTest<TFix>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestCode = Source(attributes),
            FixedCode = Source(expected),
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            CodeActionIndex = index,
        };
        // Advice that every small application gets.
        test.DisabledDiagnostics.Add("DECS0817");
        if (title is not null) test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
        else test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalReferences.AddRange(References);
        test.FixedState.AdditionalReferences.AddRange(References);
        return test;
    }

    private static IEnumerable<MetadataReference> References =>
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ClusterAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(DeploymentPlan).Assembly.Location)];

    private static string Source(string attributes) => $$"""
        using Deploy.Ecs;

        {{attributes}}
        public sealed class Shop
        {
            public const int Large = 9999;
        }

        """;

    private sealed class ModernTest<TFix> : CSharpCodeFixTest<DeploymentAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);
    }
}
