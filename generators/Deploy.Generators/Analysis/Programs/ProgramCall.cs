using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>A call in the program, with the method that the compiler found for it. Never leaves one analysis.</summary>
internal sealed class ProgramCall(InvocationExpressionSyntax syntax, IInvocationOperation operation, IAssemblySymbol home)
{
    /// <summary>The call as it is written.</summary>
    public InvocationExpressionSyntax Syntax { get; } = syntax;

    /// <summary>The call as the compiler understands it.</summary>
    public IInvocationOperation Operation { get; } = operation;

    /// <summary>The method; an extension method in the form in which it is declared.</summary>
    public IMethodSymbol Method => Operation.TargetMethod;

    /// <summary>Whether the method is the program's own.</summary>
    public bool IsOurs { get; } = Framework.IsOurs(operation.TargetMethod, home);

    /// <summary>The method's name.</summary>
    public string Name => Method.Name;

    /// <summary>What it is called on, be the method an extension or not; null: nothing.</summary>
    public IOperation? Receiver => Operations.Written(Operation.Instance ?? (Method.IsExtensionMethod ? ValueOf(Method.Parameters[0].Name) : null));

    /// <summary>The type of what it is called on.</summary>
    public ITypeSymbol? ReceiverType => Receiver?.Type;

    /// <summary>The value of a parameter; null: there is no such parameter, or the value is left out.</summary>
    public IOperation? Argument(string parameter) =>
        Operation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == parameter && candidate.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>The constant text of a parameter; null: it is none, or left out.</summary>
    public string? Text(string parameter) => Operations.Text(Argument(parameter));

    /// <summary>Everything that is passed, and what it is called on.</summary>
    public IEnumerable<IOperation> Values => Operation.Arguments.Select(argument => Operations.Written(argument.Value)!).Concat(Operation.Instance is { } instance ? [Operations.Written(instance)!] : []);

    private IOperation? ValueOf(string parameter) => Operation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == parameter)?.Value;
}
