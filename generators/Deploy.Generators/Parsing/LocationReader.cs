using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Parsing;

/// <summary>Reads where attributes stand, as plain files, lines and columns.</summary>
internal static class LocationReader
{
    public static ClassLocations Read(ISymbol symbol, string className, CancellationToken cancellation) =>
        new(className, KnownAttributes.Of(symbol)
            .Select((attribute, index) => Read(attribute, index, cancellation))
            .OfType<AttributeLocation>()
            .ToEquatableList());

    private static AttributeLocation? Read(AttributeData attribute, int index, CancellationToken cancellation)
    {
        if (AttributeLocator.SyntaxOf(attribute, cancellation) is not { } syntax) return null;
        var (file, line, column) = PlaceOf(syntax);
        var arguments = AttributeLocator.Arguments(attribute, syntax).Select(Read).ToEquatableList();
        return new AttributeLocation(index, file, line, column, arguments);
    }

    private static ArgumentLocation Read(ArgumentSyntaxPlace place)
    {
        var (_, line, column) = PlaceOf(place.Value);
        return new ArgumentLocation(place.Argument, place.Element, line, column);
    }

    private static (string File, int Line, int Column) PlaceOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetMappedLineSpan();
        return (span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
