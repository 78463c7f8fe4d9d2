using Deploy.Plan.Values;

namespace Deploy.Generators.Model;

/// <summary>Where the attributes of a class, or of the assembly, stand. Kept apart from what they say: text moves more often than it changes.</summary>
/// <param name="Class">The metadata name of the class; empty: the assembly.</param>
/// <param name="Attributes">The places of its attributes.</param>
internal sealed record ClassLocations(string Class, EquatableList<AttributeLocation> Attributes);

/// <summary>The place of an attribute and of its arguments, counted from 1.</summary>
internal sealed record AttributeLocation(int Index, string File, int Line, int Column, EquatableList<ArgumentLocation> Arguments);

/// <summary>The place of an argument's value or, with an element, of one element of it.</summary>
internal sealed record ArgumentLocation(string Argument, int? Element, int Line, int Column);
