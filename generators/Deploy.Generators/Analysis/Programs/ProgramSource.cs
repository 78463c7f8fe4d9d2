using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>The calls and assignments of a program in the files that have to do with its host. Never leaves one analysis.</summary>
internal sealed class ProgramSource
{
    private readonly ILookup<ISymbol, ProgramCall> _callsByMethod;

    private ProgramSource(IMethodSymbol entryPoint, IReadOnlyList<SyntaxTree> trees, IReadOnlyList<ProgramCall> calls, IReadOnlyList<IAssignmentOperation> assignments, IReadOnlyList<IPropertyReferenceOperation> indexers, bool isWhole)
    {
        (EntryPoint, Trees, Calls, Assignments, Indexers, IsWhole) = (entryPoint, trees, calls, assignments, indexers, isWhole);
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

    /// <summary>Whether the compiler understood every call: else nobody knows what the program does.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads a program; null where there is none, as in a library.</summary>
    public static ProgramSource? Read(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetEntryPoint(cancellation) is not { } entryPoint) return null;
        var (calls, assignments, indexers, isWhole) = (new List<ProgramCall>(), new List<IAssignmentOperation>(), new List<IPropertyReferenceOperation>(), true);
        var trees = compilation.SyntaxTrees.ToArray();
        foreach (var tree in trees.Where(tree => SourceTrees.MayConfigureHost(tree, cancellation)))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(node => node is not AttributeListSyntax))
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
                    case ElementAccessExpressionSyntax access when access.Parent is BinaryExpressionSyntax { Right: ThrowExpressionSyntax }:
                        if (model.GetOperation(access, cancellation) is IPropertyReferenceOperation indexer) indexers.Add(indexer);
                        break;
                }
            }
        }

        return new ProgramSource(entryPoint, trees, calls, assignments, indexers, isWhole);
    }

    /// <summary>The calls of a method of the program.</summary>
    public IEnumerable<ProgramCall> CallsOf(IMethodSymbol method) => _callsByMethod[(method.ReducedFrom ?? method).OriginalDefinition];
}
