using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>The filters of Cloud Map's lists: all must hold.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/cloud-map/latest/api/API_NamespaceFilter.html"/> and its siblings.</remarks>
internal static class Filters
{
    private const string Equal = "EQ";

    /// <summary>Whether a thing is one of those that a request asks for.</summary>
    /// <param name="input">The request.</param>
    /// <param name="valueOf">The thing's value for the name of a filter.</param>
    /// <param name="conditions">Conditions besides EQ that names of filters know.</param>
    public static bool Accept(JsonObject input, Func<string, string?> valueOf, params (string Name, string Condition)[] conditions) =>
        input.Objects("Filters").All(filter => Holds(filter, valueOf, conditions));

    private static bool Holds(JsonObject filter, Func<string, string?> valueOf, (string Name, string Condition)[] conditions)
    {
        var (name, values, condition) = (filter.RequiredText("Name"), filter.Texts("Values"), filter.Text("Condition") ?? Equal);
        if (condition != Equal && !conditions.Contains((name, condition)))
            throw CloudMapErrors.Invalid($"The condition {condition} is not supported for the filter {name}.");
        if (condition == "BETWEEN" ? values.Count != 2 : condition != "IN" && values.Count != 1)
            throw CloudMapErrors.Invalid(
                $"The filter {name} with the condition {condition} must have {(condition == "BETWEEN" ? "two values" : "one value")}.");
        var value = valueOf(name);
        return condition switch
        {
            "IN" => value is not null && values.Contains(value),
            "BEGINS_WITH" => value?.StartsWith(values[0], StringComparison.Ordinal) == true,
            "BETWEEN" => value is not null && Number(values[0]) <= Number(value) && Number(value) <= Number(values[1]),
            _ => value == (name.EndsWith("_ID", StringComparison.Ordinal) ? Arn.LastSegment(values[0]) : values[0]),
        };
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw CloudMapErrors.Invalid($"{text} is not a date in seconds since 1970.");
}
