using Deploy.Plan.Texts;

namespace Deploy.Generators.Planning.Origins;

/// <summary>An attribute, one of its arguments or an element of that, named without a position in a file.</summary>
/// <param name="Class">The metadata name of the class that carries the attribute; empty: the assembly.</param>
/// <param name="Index">The attribute's position among the attributes of Deploy.Ecs there.</param>
/// <param name="Argument">The argument; null: the attribute itself.</param>
/// <param name="Element">The element of an argument that is a list.</param>
internal sealed record AttributePlace(string Class, int Index, string? Argument = null, int? Element = null)
{
    /// <summary>The part of an argument's text; null: all of it. Where that stands depends on how the text is written.</summary>
    public TextRange? Part { get; init; }

    /// <summary>The attribute as a whole.</summary>
    public AttributePlace ToAttribute() => new(Class, Index);
}
