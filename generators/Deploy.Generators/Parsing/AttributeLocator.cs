using Deploy.Generators.Model;
using Deploy.Plan.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Parsing;

/// <summary>Finds the syntax of an attribute's arguments by the names under which they are read.</summary>
internal static class AttributeLocator
{
    public static AttributeSyntax? SyntaxOf(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    /// <summary>The value of an argument, an element of it, or a part of its text; the attribute itself where there is none.</summary>
    public static Location? Find(AttributeData attribute, string? argument, int? element, TextRange? part, CancellationToken cancellation)
    {
        if (SyntaxOf(attribute, cancellation) is not { } syntax) return null;
        if (argument is null) return syntax.GetLocation();
        var places = Arguments(attribute, syntax).FindAll(place => place.Argument == argument);
        var found = places.FindIndex(place => place.Element == element);
        if (found < 0) found = places.FindIndex(place => place.Element is null);
        if (found < 0) return syntax.GetLocation();
        var value = places[found].Value;
        return part is { } range && LiteralText.SpanOf(value, range) is { } span ? Location.Create(syntax.SyntaxTree, span) : value.GetLocation();
    }

    /// <summary>Each argument and, for lists, each element.</summary>
    public static List<ArgumentSyntaxPlace> Arguments(AttributeData attribute, AttributeSyntax syntax)
    {
        var places = new List<ArgumentSyntaxPlace>(syntax.ArgumentList?.Arguments.Count ?? 0);
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var position = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? [])
        {
            if (argument.NameEquals is { } named)
            {
                AddWhole(places, named.Name.Identifier.ValueText, argument.Expression);
                continue;
            }

            var parameter = argument.NameColon is { } colon
                ? parameters.FirstOrDefault(candidate => candidate.Name == colon.Name.Identifier.ValueText)
                : parameters.Length == 0 ? null : parameters[Math.Min(position, parameters.Length - 1)];
            if (parameter is not null)
            {
                var property = AttributeReader.PropertyOf(parameter.Name);
                var isElement = parameter.IsParams && !Elements(argument.Expression).Any();
                if (!isElement || position == parameter.Ordinal) AddWhole(places, property, argument.Expression);
                if (isElement) places.Add(new ArgumentSyntaxPlace(property, position - parameter.Ordinal, argument.Expression));
            }

            position++;
        }

        return places;
    }

    private static void AddWhole(List<ArgumentSyntaxPlace> places, string property, ExpressionSyntax expression)
    {
        places.Add(new ArgumentSyntaxPlace(property, null, expression));
        var index = 0;
        foreach (var element in Elements(expression)) places.Add(new ArgumentSyntaxPlace(property, index++, element));
    }

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => [],
    };
}

/// <summary>The syntax of an argument's value, or of one element of it. Never leaves the parsing of one edit.</summary>
internal readonly record struct ArgumentSyntaxPlace(string Argument, int? Element, ExpressionSyntax Value);
