using System.Collections.Immutable;
using Deploy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>A fix of what some rules find. It proposes other attributes in place of the one that is at fault.</summary>
public abstract class DeploymentCodeFix : CodeFixProvider
{
    /// <summary>The rules whose findings are fixed.</summary>
    protected abstract IEnumerable<Rule> Rules { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [.. Rules.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) continue;
            foreach (var proposal in Propose(new FixPlace(attribute, node as ExpressionSyntax, diagnostic)))
                context.RegisterCodeFix(ActionOf(context.Document, root, attribute, proposal), diagnostic);
        }
    }

    /// <summary>What could stand in place of the attribute, the best first; nothing where the code is not simple enough to know.</summary>
    internal abstract IEnumerable<Proposal> Propose(FixPlace place);

    private CodeAction ActionOf(Document document, SyntaxNode root, AttributeSyntax attribute, Proposal proposal) => CodeAction.Create(
        proposal.Title,
        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(attribute, proposal.Attribute))),
        equivalenceKey: $"{GetType().Name}.{proposal.Way}");
}
