using System.Globalization;
using Deploy.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>What is to be fixed: the attribute, the value in it that a finding points at (if it is one), and the finding.</summary>
internal sealed record FixPlace(AttributeSyntax Attribute, ExpressionSyntax? Value, Diagnostic Diagnostic)
{
    /// <summary>The number that is written at the value; null where something else is written.</summary>
    public int? Number => Value switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int number } } => -number,
        _ => null,
    };

    /// <summary>The string that is written at the value; null where something else is written.</summary>
    public string? Text => Value is LiteralExpressionSyntax { Token.Value: string text } ? text : null;

    /// <summary>The address of the resource that the finding is about: <c>service/api</c>.</summary>
    public string Address => Property(DeploymentAnalyzer.AddressProperty);

    /// <summary>An argument of the finding's message.</summary>
    public string Argument(int index) => Property(DeploymentAnalyzer.ValueProperty + index.ToString(CultureInfo.InvariantCulture));

    /// <summary>An argument of the finding's message that is a number; null where it is none.</summary>
    public int? NumberArgument(int index) =>
        int.TryParse(Argument(index), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The attribute with another value where the finding points.</summary>
    public AttributeSyntax With(ExpressionSyntax value) => Attribute.ReplaceNode(Value!, value.WithTriviaFrom(Value!));

    private string Property(string name) => Diagnostic.Properties.TryGetValue(name, out var value) && value is not null ? value : "";
}
