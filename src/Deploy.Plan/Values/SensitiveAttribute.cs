namespace Deploy.Plan.Values;

/// <summary>
/// The property's value may be a secret: it is never shown, whatever it stands in. Who shows a spec asks <see cref="Json.RecordMapper"/> for its JSON
/// with such values hidden, and never sees them.
/// </summary>
/// <param name="shownFor">Starts of the record's <c>Name</c>, or of a map's key, with which the value is harmless.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute(params string[] shownFor) : Attribute
{
    /// <summary>Starts of the record's <c>Name</c>, or of a map's key, with which the value is harmless. Default: none.</summary>
    public IReadOnlyList<string> ShownFor { get; } = shownFor;
}
