using Deploy.Plan.Values;

namespace Deploy.Plan.Json;

/// <summary>References in JSON: a text is the text, a resource of the plan is <c>{ "Arn": "role/shop" }</c>.</summary>
internal static class ReferenceJson
{
    public static object Write(Reference reference) =>
        reference.Resource is { } resource ? new JsonMap { [reference.To.ToString()] = resource.ToString() } : reference.Literal ?? "";

    /// <exception cref="FormatException">The value is neither.</exception>
    public static Reference Read(object? value, string path) => value switch
    {
        string literal => Reference.Of(literal),
        JsonMap { Count: 1 } map when map.First() is { Value: string address } entry && Enum.TryParse<ReferenceTo>(entry.Key, out var to) && to.ToString() == entry.Key =>
            Reference.Of(ResourceAddress.Parse(address), to),
        _ => throw new FormatException($"'{path}' holds {JsonText.Write(value)}, which names no resource. Write a text, or {{ \"Arn\": \"kind/name\" }}."),
    };
}
