using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>Small changes of attributes.</summary>
internal static class AttributeEdits
{
    /// <summary>A number as it is written in source.</summary>
    public static ExpressionSyntax Literal(int number) => SyntaxFactory.ParseExpression(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A string as it is written in source.</summary>
    public static ExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    /// <summary><c>true</c>.</summary>
    public static ExpressionSyntax True => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);

    /// <summary>The value of a named argument; null where it is left out.</summary>
    public static ExpressionSyntax? Named(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    /// <summary>The number written at a named argument; null where it is left out or no literal.</summary>
    public static int? NamedNumber(this AttributeSyntax attribute, string name) =>
        attribute.Named(name) is LiteralExpressionSyntax { Token.Value: int number } ? number : null;

    /// <summary>The attribute with a named argument set, in its place or at the end.</summary>
    public static AttributeSyntax With(this AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        if (attribute.Named(name) is { } old) return attribute.ReplaceNode(old, value.WithTriviaFrom(old));
        var argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)),
            null,
            value);
        return attribute.WithList([.. attribute.List(), argument]);
    }

    /// <summary>The attribute without a named argument.</summary>
    public static AttributeSyntax Without(this AttributeSyntax attribute, string name) =>
        attribute.WithList([.. attribute.List().Where(argument => argument.NameEquals?.Name.Identifier.ValueText != name)]);

    /// <summary>The arguments.</summary>
    public static IEnumerable<AttributeArgumentSyntax> List(this AttributeSyntax attribute) => attribute.ArgumentList?.Arguments ?? [];

    /// <summary>The attribute with other arguments, a comma and a space between them.</summary>
    public static AttributeSyntax WithList(this AttributeSyntax attribute, IReadOnlyList<AttributeArgumentSyntax> arguments)
    {
        if (arguments.Count == 0) return attribute.WithArgumentList(null);
        var commas = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1);
        return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(
            SyntaxFactory.SeparatedList(arguments.Select(argument => argument.WithoutTrivia()), commas)));
    }

    /// <summary>The attribute under another name, qualified as before.</summary>
    public static AttributeSyntax Renamed(this AttributeSyntax attribute, string name) => attribute.WithName(attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.WithRight(SyntaxFactory.IdentifierName(name)),
        AliasQualifiedNameSyntax alias => alias.WithName(SyntaxFactory.IdentifierName(name)),
        var simple => SyntaxFactory.IdentifierName(name).WithTriviaFrom(simple),
    });
}
