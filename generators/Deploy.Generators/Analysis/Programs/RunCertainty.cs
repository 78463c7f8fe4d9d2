using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Whether a place of the program is reached.</summary>
internal enum Reached
{
    /// <summary>It depends on what is not known here.</summary>
    Maybe,

    /// <summary>Always, unless arguments send the program elsewhere before.</summary>
    WithoutArguments,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>Tells whether a place of the program is reached in every run: nothing is said of what may not happen.</summary>
internal sealed class RunCertainty(ProgramSource source)
{
    private const int Deepest = 16;

    // What a framework or library is given under such a name, it runs.
    private static readonly string[] RunsLambdas = ["Add", "Configure", "PostConfigure", "Use"];

    private static readonly string[] Runs = ["Run", "RunAsync", "RunConsoleAsync", "Start", "StartAsync"];

    /// <summary>Whether a place is reached.</summary>
    public Reached Of(SyntaxNode node) => Of(node, depth: 0);

    /// <summary>Whether a place is reached whenever the function or lambda around it runs.</summary>
    public static bool IsUnconditional(SyntaxNode node) => Body(node) is not null;

    // The part of the function or lambda that the place is in; null where it runs under a condition.
    private static SyntaxNode? Body(SyntaxNode node)
    {
        var current = node;
        for (; current.Parent is { } parent && !IsFunction(parent); current = parent)
            if (IsCondition(parent, current)) return null;
        return current;
    }

    private Reached Of(SyntaxNode node, int depth)
    {
        if (depth > Deepest || Body(node) is not { } body) return Reached.Maybe;
        var here = AfterReturns(node, body);
        return here == Reached.Maybe ? here : Least(here, Caller(body.Parent, body, depth));
    }

    private Reached Caller(SyntaxNode? function, SyntaxNode body, int depth)
    {
        switch (function)
        {
            case AnonymousFunctionExpressionSyntax lambda:
                return lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && RunsItsLambda(call) ? Of(call, depth + 1) : Reached.Maybe;
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return OfMethod(function, depth);
            default:
                // Statements outside of any function are the entry point of the program.
                return body is GlobalStatementSyntax or CompilationUnitSyntax ? Reached.Always : Reached.Maybe;
        }
    }

    private Reached OfMethod(SyntaxNode function, int depth)
    {
        if (source.EntryPoint.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == function)) return Reached.Always;
        if (IsLeftOut(function)) return Reached.Maybe;
        var calls = source.Calls.Where(call => Declares(call.Method, function)).ToArray();
        if (calls is [var only]) return Of(only.Syntax, depth + 1);

        // A class that is named as startup is called by the host, under these names.
        return calls.Length == 0
            && function is MethodDeclarationSyntax { Identifier.ValueText: "ConfigureServices" or "Configure", Parent: TypeDeclarationSyntax type }
            && source.Calls.Where(call => call.Name == "UseStartup" && call.Method.TypeArguments is [var startup] && startup.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == type)).ToArray() is [var use]
            ? Of(use.Syntax, depth + 1)
            : Reached.Maybe;
    }

    // Another configuration of the build may not call it.
    private static bool IsLeftOut(SyntaxNode function) => function.ChildNodes().OfType<AttributeListSyntax>()
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().IndexOf("Conditional", StringComparison.Ordinal) >= 0);

    private bool RunsItsLambda(InvocationExpressionSyntax call) =>
        source.Calls.FirstOrDefault(candidate => candidate.Syntax == call) is { } known
        && !known.IsOurs
        && Array.Exists(RunsLambdas, prefix => known.Name.StartsWith(prefix, StringComparison.Ordinal));

    // "if (args is ["migrate"]) { …; return; }" stands before many programs: without arguments they go on.
    private static Reached AfterReturns(SyntaxNode node, SyntaxNode body)
    {
        var scope = body is GlobalStatementSyntax ? body.Parent! : body;
        var result = Reached.Always;
        foreach (var exit in scope.DescendantNodes(inner => inner == scope || !IsFunction(inner)).Where(inner => inner.SpanStart < node.SpanStart && IsExit(inner)))
        {
            var cause = exit.Ancestors().TakeWhile(ancestor => ancestor != scope).FirstOrDefault(ancestor => ancestor is IfStatementSyntax or SwitchStatementSyntax);
            var condition = cause switch { IfStatementSyntax test => test.Condition, SwitchStatementSyntax test => test.Expression, _ => null };
            if (condition is null || !condition.DescendantNodesAndSelf().Any(inner => inner is IdentifierNameSyntax { Identifier.ValueText: "args" })) return Reached.Maybe;
            result = Reached.WithoutArguments;
        }

        return result;
    }

    private static bool IsExit(SyntaxNode node) =>
        node is ReturnStatementSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exit" or "FailFast" } };

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or CompilationUnitSyntax or TypeDeclarationSyntax;

    private static bool IsCondition(SyntaxNode parent, SyntaxNode child) => parent switch
    {
        IfStatementSyntax test => child != test.Condition,
        ConditionalExpressionSyntax test => child != test.Condition,
        SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax => true,
        ForStatementSyntax or WhileStatementSyntax or CommonForEachStatementSyntax => true,
        TryStatementSyntax attempt => child == attempt.Block && GoesOn(attempt),
        ConditionalAccessExpressionSyntax access => child == access.WhenNotNull,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression) || binary.IsKind(SyntaxKind.CoalesceExpression) => child == binary.Right,
        _ => false,
    };

    // What fails here may be made good in a catch, unless that ends the program, or the whole host runs within.
    private static bool GoesOn(TryStatementSyntax attempt) =>
        attempt.Catches.Any(handler => !handler.Block.Statements.Any(statement => statement is ThrowStatementSyntax or ReturnStatementSyntax))
        && !attempt.Block.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => Array.IndexOf(Runs, access.Name.Identifier.ValueText) >= 0);

    private static bool Declares(IMethodSymbol method, SyntaxNode function) =>
        (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == function);

    private static Reached Least(Reached left, Reached right) => left < right ? left : right;
}
