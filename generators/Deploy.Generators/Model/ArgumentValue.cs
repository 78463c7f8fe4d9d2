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
