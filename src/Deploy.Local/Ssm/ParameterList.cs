using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ssm;

/// <summary>What parameters are, without their values. Filters by name, type and key; the older form of filters is refused.</summary>
internal sealed class ParameterList(Func<string, SortedDictionary<string, Parameter>> parametersOf)
{
    private const int LargestPage = 50;

    public JsonObject Describe(LocalCall call)
    {
        if (call.Input.Objects("Filters").Any()) throw Invalid("Local knows ParameterFilters only.");
        var filters = call.Input.Objects("ParameterFilters").Select(Matcher).ToList();
        var found = parametersOf(call.Region).Values.Where(parameter => filters.All(matches => matches(parameter))).ToList();
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults") ?? LargestPage, call.Input.Text("NextToken"), LargestPage,
            () => new LocalServiceException("InvalidNextToken", "The specified token isn't valid."));
        return Paging.Reply("Parameters", page.Select(parameter => Metadata(call, parameter)), next, "NextToken");
    }

    private static Func<Parameter, bool> Matcher(JsonObject filter)
    {
        var values = filter.Texts("Values").ToList();
        Func<string, string, bool> compare = (filter.Text("Option") ?? "Equals") switch
        {
            "Equals" => static (actual, wanted) => actual == wanted,
            "BeginsWith" => static (actual, wanted) => actual.StartsWith(wanted, StringComparison.Ordinal),
            "Contains" when filter.RequiredText("Key") == "Name" => static (actual, wanted) => actual.Contains(wanted, StringComparison.Ordinal),
            var option => throw new LocalServiceException("InvalidFilterOption", $"The filter option {option} isn't valid."),
        };
        return filter.RequiredText("Key") switch
        {
            "Name" => parameter => values.Any(wanted => compare(parameter.Name, wanted)),
            "Type" => parameter => values.Any(wanted => compare(parameter.Type, wanted)),
            "KeyId" => parameter => parameter.KeyId is { } key && values.Any(wanted => compare(key, wanted)),
            var key => throw new LocalServiceException("InvalidFilterKey", $"The filter key {key} isn't valid."),
        };
    }

    private static JsonObject Metadata(LocalCall call, Parameter parameter) => new JsonObject
    {
        ["Name"] = parameter.Name,
        ["ARN"] = call.Arn("ssm", "parameter" + (parameter.Name.StartsWith('/') ? "" : "/") + parameter.Name),
        ["Type"] = parameter.Type,
        ["Version"] = parameter.Version,
        ["LastModifiedDate"] = parameter.ModifiedAt,
        ["Tier"] = "Standard",
        ["DataType"] = "text",
    }.With("KeyId", parameter.KeyId).With("Description", parameter.Description);

    private static LocalServiceException Invalid(string message) => new("ValidationException", message);
}
