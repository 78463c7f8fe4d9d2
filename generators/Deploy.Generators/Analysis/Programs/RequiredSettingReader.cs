using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Reads which settings a program asks for in a way that fails, or is of no use, where there are none.</summary>
internal sealed class RequiredSettingReader(ProgramSource source, RunCertainty certainty)
{
    private static readonly string[] Takers = ["Use", "Add", "Connect", "Create"];
    private readonly ConfigurationRoot _root = new(source);

    /// <summary>The settings.</summary>
    public IEnumerable<RequiredSetting> Read() => source.Calls.Select(Of).Concat(source.Indexers.Select(Of)).OfType<RequiredSetting>().Where(setting => setting.Reached != Reached.Maybe);

    private RequiredSetting? Of(IPropertyReferenceOperation indexer) =>
        Framework.Is(indexer.Instance?.Type, Framework.Configuration)
        && indexer.Arguments is [var key] && Operations.Text(key.Value) is { Length: > 0 } text && _root.Is(indexer.Instance)
            ? new RequiredSetting(text, IsSection: false, certainty.Of(indexer.Syntax))
            : null;

    private RequiredSetting? Of(ProgramCall call)
    {
        if (call.IsOurs || !Framework.Is(call.ReceiverType, Framework.Configuration)) return null;
        switch (call.Name)
        {
            case "GetConnectionString" when call.Text("name") is { Length: > 0 } name && IsNeeded(call) && _root.Is(call.Receiver):
                return RequiredSetting.OfConnectionString(name, certainty.Of(call.Syntax));
            case "GetRequiredSection" when call.Text("key") is { Length: > 0 } key && _root.Is(call.Receiver):
                return new RequiredSetting(key, IsSection: true, certainty.Of(call.Syntax));
            case "GetValue" when call.Text("key") is { Length: > 0 } key && call.Argument("defaultValue") is null && ThrowsOtherwise(call.Syntax) && _root.Is(call.Receiver):
                return new RequiredSetting(key, IsSection: false, certainty.Of(call.Syntax));
            default:
                return null;
        }
    }

    private static bool IsNeeded(ProgramCall call)
    {
        var value = Outermost(call.Syntax);
        if (ThrowsOtherwise(call.Syntax) || IsTaken(value, call.Operation.SemanticModel)) return true;

        // A variable of which every use passes it on.
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) return false;
        var scope = variable.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var uses = scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Identifier.ValueText).ToArray();
        return uses is { Length: > 0 } && Array.TrueForAll(uses, use => IsTaken(Outermost(use), call.Operation.SemanticModel) && RunCertainty.IsUnconditional(use));
    }

    private static bool ThrowsOtherwise(SyntaxNode value) =>
        Outermost(value).Parent is BinaryExpressionSyntax { Right: ThrowExpressionSyntax } coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression);

    // Passed to a library that connects with it. What the program's own methods do with a null is not looked at.
    private static bool IsTaken(SyntaxNode value, SemanticModel? model) =>
        value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }
        && model?.GetSymbolInfo(taker).Symbol is IMethodSymbol method
        && !Framework.IsOurs(method, model.Compilation.Assembly)
        && !IsOfCollection(method)
        && Array.Exists(Takers, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    // A list takes a null like any other value.
    private static bool IsOfCollection(IMethodSymbol method) =>
        method.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);

    private static SyntaxNode Outermost(SyntaxNode value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax || (value.Parent is PostfixUnaryExpressionSyntax suppression && suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression))) value = value.Parent;
        return value;
    }
}
