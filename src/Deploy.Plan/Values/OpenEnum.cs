namespace Deploy.Plan.Values;

/// <summary>
/// A value of one of AWS's enums, by its spelling there. AWS adds values: one that <typeparamref name="T"/> does not know yet is kept as it was read,
/// so that it is a difference that can be seen, and no exception.
/// </summary>
/// <typeparam name="T">The values that are known, each with its spelling as <see cref="System.Runtime.Serialization.EnumMemberAttribute"/>.</typeparam>
public readonly record struct OpenEnum<T> : IOpenEnum
    where T : struct, Enum
{
    private readonly string? _text;

    /// <summary>A value by its spelling.</summary>
    /// <param name="text">AWS's spelling, as <c>FARGATE_SPOT</c>.</param>
    public OpenEnum(string text) => _text = text;

    /// <summary>AWS's spelling.</summary>
    public string Text => _text ?? "";

    /// <summary>The value; null: one that is not known.</summary>
    public T? Known => EnumSpelling.Parse<T>(Text);

    /// <summary>The value of another enum that has the same spelling, as attributes and requests have enums of their own.</summary>
    public static OpenEnum<T> Of(Enum value) => new(EnumSpelling.Of(value));

    /// <summary>The value that another enum spells the same; null: it has none.</summary>
    public TOther? As<TOther>()
        where TOther : struct, Enum => EnumSpelling.Parse<TOther>(Text);

    /// <summary>A known value.</summary>
    public static implicit operator OpenEnum<T>(T value) => new(EnumSpelling.Of(value));

    /// <summary>AWS's spelling.</summary>
    public override string ToString() => Text;
}
