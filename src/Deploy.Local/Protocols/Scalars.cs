using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Models;

namespace Deploy.Local.Protocols;

/// <summary>Text of paths, query strings and forms to values by shape.</summary>
internal static class Scalars
{
    /// <summary>What does not parse stays text, and validation names it.</summary>
    public static JsonNode Parse(string text, Shape shape)
    {
        if (shape.Type == "boolean")
            return text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
                : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
                : text;
        if (shape.IsWhole)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : text;
        if (shape.IsNumber)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text;
        if (shape.Type == "timestamp")
            return Timestamps.Parse(text) ?? text;
        return text;
    }
}
