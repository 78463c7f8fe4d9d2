using Deploy.Generators.Model;
using Deploy.Plan.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Parsing;

/// <summary>Reads where attributes stand, as plain files, lines and columns.</summary>
internal static class LocationReader
{
    /// <summary>The places of the attributes of one symbol, as <see cref="KnownAttributes.Of"/> lists them.</summary>
    public static ClassLocations Read(AttributeData[] attributes, string className, CancellationToken cancellation) =>
        new(className, attributes
            .Select((attribute, index) => Read(attribute, index, cancellation))
            .OfType<AttributeLocation>()
            .ToEquatableList());

    private static AttributeLocation? Read(AttributeData attribute, int index, CancellationToken cancellation)
    {
        if (AttributeLocator.SyntaxOf(attribute, cancellation) is not { } syntax) return null;
        var lines = syntax.SyntaxTree.GetText(cancellation).Lines;
        var start = lines.GetLinePosition(syntax.SpanStart);
        var arguments = AttributeLocator.Arguments(attribute, syntax)
            .ConvertAll(place => Read(place, lines.GetLinePosition(place.Value.SpanStart)))
            .ToEquatableList();
        return new AttributeLocation(index, syntax.SyntaxTree.FilePath, start.Line + 1, start.Character + 1, arguments);
    }

    private static ArgumentLocation Read(ArgumentSyntaxPlace place, LinePosition start) =>
        new(place.Argument, place.Element, start.Line + 1, start.Character + 1);
}
