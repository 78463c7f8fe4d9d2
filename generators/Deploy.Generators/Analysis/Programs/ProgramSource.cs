using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>The calls and assignments of a program in the files that have to do with its host. Never leaves one analysis.</summary>
internal sealed class ProgramSource
{
    private readonly ILookup<ISymbol, ProgramCall> _callsByMethod;
    private readonly IReadOnlyList<(BaseObjectCreationExpressionSyntax Syntax, SemanticModel Model)> _creations;

    private ProgramSource(
        IMethodSymbol entryPoint,
        IReadOnlyList<SyntaxTree> trees,
        IReadOnlyList<ProgramCall> calls,
        IReadOnlyList<IAssignmentOperation> assignments,
        IReadOnlyList<IPropertyReferenceOperation> indexers,
        IReadOnlyList<(BaseObjectCreationExpressionSyntax Syntax, SemanticModel Model)> creations,
        bool passesUrlsOn,
        bool isWhole)
    {
        (EntryPoint, Trees, Calls, Assignments, Indexers) = (entryPoint, trees, calls, assignments, indexers);
        (PassesUrlsOn, IsWhole) = (passesUrlsOn, isWhole);
        _creations = creations;
        _callsByMethod = calls.ToLookup(call => (ISymbol)(call.Method.ReducedFrom ?? call.Method).OriginalDefinition, SymbolEqualityComparer.Default);
    }

    /// <summary>Where the program starts.</summary>
    public IMethodSymbol EntryPoint { get; }

    /// <summary>All files of the program.</summary>
    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>The calls, in the order of the files.</summary>
    public IReadOnlyList<ProgramCall> Calls { get; }

    /// <summary>Assignments to properties and indexers.</summary>
    public IReadOnlyList<IAssignmentOperation> Assignments { get; }

    /// <summary>What is read by a key in brackets, and must be there: else the program throws.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> Indexers { get; }

    /// <summary>Whether the list of the application's URLs is given to something that may change it.</summary>
    public bool PassesUrlsOn { get; }

    /// <summary>
    /// Whether the compiler understood every call, and no other configuration of the build has other ones: else nobody knows what the program
    /// does. An image is made of a release, and mostly it is a debug build that people see findings of.
    /// </summary>
    public bool IsWhole { get; }

    /// <summary>Reads a program; null where there is none, as in a library.</summary>
    public static ProgramSource? Read(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetEntryPoint(cancellation) is not { } entryPoint) return null;
        var (calls, assignments, indexers) = (new List<ProgramCall>(), new List<IAssignmentOperation>(), new List<IPropertyReferenceOperation>());
        var creations = new List<(BaseObjectCreationExpressionSyntax Syntax, SemanticModel Model)>();
        var (passesUrlsOn, isWhole) = (false, true);
        var trees = compilation.SyntaxTrees.ToArray();
        foreach (var tree in trees.Where(tree => SourceTrees.MayConfigureHost(tree, cancellation)))
        {
            var (model, root) = (compilation.GetSemanticModel(tree), tree.GetRoot(cancellation));
            isWhole &= !HasConditions(root);
            foreach (var node in root.DescendantNodes(node => node is not AttributeListSyntax))
            {
                switch (node)
                {
                    case InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call:
                        if (model.GetOperation(call, cancellation) is IInvocationOperation operation) calls.Add(new ProgramCall(call, operation, compilation.Assembly));
                        else isWhole &= model.GetSymbolInfo(call, cancellation).Symbol is not null;
                        break;
                    case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                        if (model.GetOperation(assignment, cancellation) is IAssignmentOperation { Target: IPropertyReferenceOperation } assigned) assignments.Add(assigned);
                        break;
                    case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Urls", Parent: not MemberAccessExpressionSyntax } access:
                        passesUrlsOn |= model.GetOperation(access, cancellation) is IPropertyReferenceOperation { Property.ContainingType: var type }
                            && Framework.Is(type, Framework.WebApplication);
                        break;
                    case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation:
                        creations.Add((creation, model));
                        break;
                    case ElementAccessExpressionSyntax access when access.Parent is BinaryExpressionSyntax { Right: ThrowExpressionSyntax }:
                        if (model.GetOperation(access, cancellation) is IPropertyReferenceOperation indexer) indexers.Add(indexer);
                        break;
                }
            }
        }

        return new ProgramSource(entryPoint, trees, calls, assignments, indexers, creations, passesUrlsOn, isWhole);
    }

    /// <summary>The calls of a method of the program.</summary>
    public IEnumerable<ProgramCall> CallsOf(IMethodSymbol method) => _callsByMethod[(method.ReducedFrom ?? method).OriginalDefinition];

    /// <summary>Where the program makes an object of a type itself.</summary>
    public IEnumerable<IObjectCreationOperation> CreationsOf(INamedTypeSymbol type) =>
        _creations.Select(creation => creation.Model.GetOperation(creation.Syntax))
            .OfType<IObjectCreationOperation>()
            .Where(creation => SymbolEqualityComparer.Default.Equals(creation.Type, type));

    private static bool HasConditions(SyntaxNode root) =>
        root.ContainsDirectives && root.GetFirstDirective(directive => directive.IsKind(SyntaxKind.IfDirectiveTrivia)) is not null;
}
