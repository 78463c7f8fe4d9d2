using Deploy.Plan.Values;

namespace Deploy.Generators.Model;

/// <summary>The value of an attribute's argument.</summary>
internal abstract record ArgumentValue;

/// <summary>A string.</summary>
internal sealed record TextValue(string Text) : ArgumentValue;

/// <summary>An integer.</summary>
internal sealed record NumberValue(int Number) : ArgumentValue;

/// <summary>A truth value.</summary>
internal sealed record FlagValue(bool Flag) : ArgumentValue;

/// <summary>A member of an enum, by name.</summary>
internal sealed record ChoiceValue(string Member) : ArgumentValue;

/// <summary>A number that its enum has no member for.</summary>
/// <param name="Number">The number, as it would be written.</param>
/// <param name="Enum">The enum.</param>
/// <param name="Members">Its members.</param>
internal sealed record UnknownChoiceValue(string Number, string Enum, EquatableList<string> Members) : ArgumentValue;

/// <summary>A null within a list; a null in place of a whole argument is the same as leaving that out.</summary>
internal sealed record NullValue : ArgumentValue
{
    /// <summary>The one value.</summary>
    public static NullValue Instance { get; } = new();
}

/// <summary>A <c>typeof</c>.</summary>
internal sealed record TypeValue(TypeReference Type) : ArgumentValue;

/// <summary>An array.</summary>
internal sealed record ListValue(EquatableList<ArgumentValue> Items) : ArgumentValue;

/// <summary>Something is set, but the compiler cannot tell what: it reports the error itself.</summary>
internal sealed record BrokenValue : ArgumentValue
{
    /// <summary>The one value.</summary>
    public static BrokenValue Instance { get; } = new();
}
