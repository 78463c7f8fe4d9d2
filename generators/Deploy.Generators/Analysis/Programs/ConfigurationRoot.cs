using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Tells whether a configuration is the whole one: a section that is passed on as a configuration has keys of its own.</summary>
internal sealed class ConfigurationRoot(ProgramSource source)
{
    private const int Deepest = 8;

    /// <summary>Whether it is surely the whole configuration of the host.</summary>
    public bool Is(IOperation? configuration) => Is(configuration, depth: 0);

    private bool Is(IOperation? configuration, int depth)
    {
        configuration = Operations.Written(configuration);
        if (depth > Deepest || Framework.Is(configuration?.Type, Framework.ConfigurationSection)) return false;
        return configuration switch
        {
            IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member => IsMember(member, depth),
            IInvocationOperation { TargetMethod.Name: "GetRequiredService" or "GetService" } => true,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => IsParameter(method, parameter, depth),
            ILocalReferenceOperation local => Operations.ValueOf(local) is { } value && Is(value, depth + 1),
            _ => false,
        };
    }

    // What the host passes to a class that it makes itself is the whole.
    private bool IsParameter(IMethodSymbol method, IParameterSymbol parameter, int depth) => method.MethodKind == MethodKind.Constructor
        ? !method.ContainingType.IsAbstract && source.CreationsOf(method.ContainingType).All(creation => Is(creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter.Name)?.Value, depth + 1))
        : source.CallsOf(method).ToArray() is [var only] && Is(only.Argument(parameter.Name), depth + 1);

    private bool IsMember(IMemberReferenceOperation reference, int depth)
    {
        if (!Framework.IsOurs(reference.Member, source.EntryPoint.ContainingAssembly)) return true;
        if (reference.SemanticModel?.Compilation is not { } compilation) return false;
        var values = reference.Member.DeclaringSyntaxReferences.Select(declared => InitialOf(declared.GetSyntax()))
            .Concat(reference.Member.ContainingType.DeclaringSyntaxReferences.SelectMany(type => AssignedTo(reference.Member.Name, type.GetSyntax())))
            .OfType<ExpressionSyntax>()
            .ToArray();
        return values.Length > 0 && Array.TrueForAll(values, value => Is(compilation.GetSemanticModel(value.SyntaxTree).GetOperation(value), depth + 1));
    }

    private static ExpressionSyntax? InitialOf(SyntaxNode declared) => declared switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> AssignedTo(string member, SyntaxNode type) => type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Where(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member
            || assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var own } && own == member)
        .Select(assignment => assignment.Right);
}
