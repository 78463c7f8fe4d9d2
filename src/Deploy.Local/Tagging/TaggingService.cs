using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Tagging;

/// <summary>
/// AWS Resource Groups Tagging API: a search by tags over what the other services of the Region have. IAM roles are not found by it.
/// See https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
/// </summary>
public sealed class TaggingService : LocalService
{
    private const int LargestPage = 100;
    private const int MostFilters = 50;
    private const int MostValues = 20;

    private readonly TagIndex _index;

    public TaggingService(LocalContext context) : base("resourcegroupstaggingapi")
    {
        _index = new TagIndex(context);
        Access = new TaggingAccess();
        On("GetResources", GetResources);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidParameterException";

    private JsonObject GetResources(LocalCall call)
    {
        var input = call.Input;
        var (arns, types) = (input.Texts("ResourceARNList"), input.Texts("ResourceTypeFilters"));
        var filters = input.Objects("TagFilters").ToList();
        if (arns.Count > 0 && (types.Count > 0 || filters.Count > 0 || input.Text("PaginationToken") is { Length: > 0 } || input.Number("ResourcesPerPage") is not null))
            throw Invalid("ResourceARNList cannot be specified with TagFilters, ResourceTypeFilters or pagination parameters.");
        if (filters.Count > MostFilters || filters.Exists(filter => filter.Texts("Values").Count > MostValues))
            throw Invalid($"A request can have {MostFilters} tag filters with {MostValues} values each.");
        if (filters.Exists(filter => filter.Text("Key") is null)) throw Invalid("TagFilter key cannot be empty.");
        if (input.Whole("ResourcesPerPage") is < 1 or > LargestPage) throw Invalid($"ResourcesPerPage must be between 1 and {LargestPage}.");

        var found = _index.Of(call.Region)
            .Where(thing => arns.Count == 0 || arns.Contains(thing.Arn))
            .Where(thing => types.Count == 0 || types.Any(type => IsOfType(thing.Arn, type)))
            .Where(thing => filters.TrueForAll(filter => Fits(thing, filter)))
            .ToList();
        var (page, next) = Paging.Of(found, input.Whole("ResourcesPerPage"), input.Text("PaginationToken"), LargestPage,
            () => new LocalServiceException("PaginationTokenExpiredException", "The specified pagination token has expired."));
        return Paging.Reply("ResourceTagMappingList", page.Select(Describe), next, "PaginationToken");
    }

    private static bool Fits(TaggedThing thing, JsonObject filter)
    {
        var values = filter.Texts("Values");
        return thing.Tags.TryGetValue(filter.RequiredText("Key"), out var value) && (values.Count == 0 || values.Contains(value));
    }

    /// <summary><c>ecs</c>, or <c>ecs:service</c>: as they stand in the ARN.</summary>
    private static bool IsOfType(string text, string type)
    {
        var parts = type.Split(':', 2);
        return Arn.TryParse(text) is { } arn && arn.Service == parts[0] && (parts.Length == 1 || arn.Resource.Split('/', ':')[0] == parts[1]);
    }

    private static JsonNode Describe(TaggedThing thing) => new JsonObject
    {
        ["ResourceARN"] = thing.Arn,
        ["Tags"] = thing.Tags.Select(tag => (JsonNode?)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToJsonArray(),
    };

    private static LocalServiceException Invalid(string message) => new("InvalidParameterException", message);
}
