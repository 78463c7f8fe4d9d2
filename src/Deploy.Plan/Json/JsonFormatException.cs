namespace Deploy.Plan.Json;

/// <summary>A text is not JSON.</summary>
/// <param name="message">What is wrong, with line and column.</param>
/// <param name="position">Where, as an offset in the text; its length: at the end.</param>
public sealed class JsonFormatException(string message, int position) : FormatException(message)
{
    /// <summary>Where, as an offset in the text; its length: at the end.</summary>
    public int Position { get; } = position;
}
