using System.Collections.Immutable;
using Deploy.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Analysis;

/// <summary>
/// Keeps rules for programs away from classes that declare resources: such a class is a name, which nobody makes an instance of, calls from
/// elsewhere or looks up in a documentation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationSuppressor : DiagnosticSuppressor
{
    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        Of("CA1050", "The class is a name of resources, and stands in no namespace where the file is short."),
        Of("CA1515", "The class is read by the compiler only; whether it is public makes no difference."),
        Of("CA1812", "The class declares resources; nobody makes an instance of it."),
        Of("CS1591", "The attributes say what the class is."),
    ];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            var root = tree.GetRoot(context.CancellationToken);
            // A member of the class is the user's own code.
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not TypeDeclarationSyntax declaration) continue;
            var type = context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken);
            if (type is null || KnownAttributes.Of(type).Length == 0) continue;
            foreach (var suppression in SupportedSuppressions)
                if (suppression.SuppressedDiagnosticId == diagnostic.Id) context.ReportSuppression(Suppression.Create(suppression, diagnostic));
        }
    }

    private static SuppressionDescriptor Of(string id, string why) => new($"DECSS{id}", id, why);
}
