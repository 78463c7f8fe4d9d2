using System.Collections.Immutable;
using Deploy.Generators.Parameters;
using Deploy.Generators.Parsing;
using Deploy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Analysis;

/// <summary>Runs the rules over the plan of the code as it is written, and shows what they find at the argument that causes it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeploymentAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds the resource's address.</summary>
    public const string AddressProperty = "Address";

    /// <summary>The property of a diagnostic that holds the path of the property.</summary>
    public const string PathProperty = "Property";

    /// <summary>The property of a diagnostic that holds the argument of the attribute; absent: the attribute itself.</summary>
    public const string ArgumentProperty = "Argument";

    /// <summary>The start of the properties that hold what the message's placeholders stand for: <c>Value0</c>, <c>Value1</c> …</summary>
    public const string ValueProperty = "Value";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!KnownAttributes.AreReferenced(context.Compilation)) return;
        var compilation = context.Compilation;
        var options = context.Options;
        var findings = new Lazy<CompilationFindings>(() => CompilationFindings.Of(compilation, options));
        context.RegisterSymbolAction(symbol => AnalyzeClass(symbol, findings), SymbolKind.NamedType);
        context.RegisterSemanticModelAction(model => AnalyzeAssembly(model, findings));
        context.RegisterAdditionalFileAction(file => AnalyzeFile(file, findings));
    }

    private static void AnalyzeClass(SymbolAnalysisContext context, Lazy<CompilationFindings> findings)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!CompilationReader.IsClass(type) || KnownAttributes.Of(type).Length == 0 || !CompilationReader.IsFirstOfName(type)) return;
        var name = ValueReader.ReferenceTo(type, type.ContainingAssembly).MetadataName;
        foreach (var diagnostic in DiagnosticsOf(type, name, findings.Value, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    // An assembly has no symbol action: each file reports what stands in it.
    private static void AnalyzeAssembly(SemanticModelAnalysisContext context, Lazy<CompilationFindings> findings)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var assembly = context.SemanticModel.Compilation.Assembly;
        if (!Array.Exists(KnownAttributes.Of(assembly), attribute => attribute.ApplicationSyntaxReference?.SyntaxTree == tree)) return;
        foreach (var diagnostic in DiagnosticsOf(assembly, "", findings.Value, context.CancellationToken))
            if (diagnostic.Location.SourceTree == tree) context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeFile(AdditionalFileAnalysisContext context, Lazy<CompilationFindings> findings)
    {
        var path = context.AdditionalFile.Path;
        if (!ParameterFiles.IsParameterFile(path) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text) return;
        foreach (var found in findings.Value.InFile(path))
        {
            var location = Location.Create(path, found.Span, text.Lines.GetLinePositionSpan(found.Span));
            context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.Of(found.Finding.Rule), location, PropertiesOf(found.Finding), found.Text));
        }
    }

    private static IEnumerable<Diagnostic> DiagnosticsOf(ISymbol symbol, string name, CompilationFindings findings, CancellationToken cancellation)
    {
        var attributes = KnownAttributes.Of(symbol);
        foreach (var finding in findings.Of(name).Where(finding => finding.Place.Index >= 0 && finding.Place.Index < attributes.Length))
        {
            var place = finding.Place;
            if (AttributeLocator.Find(attributes[place.Index], place.Argument, place.Element, place.Part, cancellation) is { } location)
                yield return Diagnostic.Create(RuleDescriptors.Of(finding.Finding.Rule), location, PropertiesOf(finding.Finding, place.Argument), finding.Text);
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(Finding finding, string? argument = null)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties[AddressProperty] = finding.Address.ToString();
        properties[PathProperty] = finding.Property;
        if (argument is not null) properties[ArgumentProperty] = argument;
        for (var i = 0; i < finding.Arguments.Count; i++)
            properties[ValueProperty + i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = finding.Arguments[i];
        return properties.ToImmutable();
    }
}
