using System.Net;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Reading;

/// <summary>
/// Finds everything that carries the identity of the run, wherever in the account it is: by one search over tags, which costs the same
/// whatever else the account holds, and where that is denied or unknown by the lists of each service.
/// See https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
/// </summary>
internal static class ResourceSearch
{
    private const int PageSize = 100;

    private static readonly HashSet<string> UnknownCodes = new(StringComparer.Ordinal)
    {
        "UnknownOperationException", "UnknownOperation", "InvalidAction", "NotImplemented", "InvalidParameterException", "PaginationTokenExpiredException",
    };

    /// <summary>What was found of the kinds that carry tags, and why tags could not be searched; null: they were.</summary>
    public static async Task<(IReadOnlyList<TaggedResource> Found, string? WhyNotByTags)> FindAsync(KindContext context, CancellationToken cancellationToken)
    {
        List<TaggedResource> found;
        string? why = null;
        try
        {
            found = await ByTagsAsync(context, context.Identity, cancellationToken);
        }
        catch (AmazonServiceException e) when (!e.IsCredentialProblem())
        {
            // Whatever is wrong with the search, no deployment has to wait for it.
            (found, why) = ([], e.IsAccessDenied() ? "tag:GetResources is denied" : IsUnknown(e) ? "the endpoint does not search tags" : $"tag:GetResources fails ({e.ErrorCode})");
        }

        var listed = KindCatalog.All.Where(kind => kind.IsTagged && (why is not null || kind.TaggingType is null));
        foreach (var resources in await Task.WhenAll(listed.Select(kind => kind.FindAsync(SpecsOf(kind, context), context, cancellationToken)))) found.AddRange(resources);
        return (found, why);
    }

    /// <summary>What another application has in the environment of the run. Where tags cannot be searched nothing is known of it.</summary>
    public static async Task<IReadOnlyList<TaggedResource>> FindOfAsync(string application, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await ByTagsAsync(context, context.Identity with { Application = application }, cancellationToken);
        }
        catch (AmazonServiceException e) when (!e.IsCredentialProblem())
        {
            return [];
        }
    }

    /// <summary>The resources of the plan of a kind.</summary>
    public static List<ResourceSpec> SpecsOf(Kind kind, KindContext context) =>
        context.Resources.Values.Where(spec => spec.Kind == kind.Name).OrderBy(spec => spec.Address).ToList();

    private static async Task<List<TaggedResource>> ByTagsAsync(KindContext context, EnvironmentIdentity identity, CancellationToken cancellationToken)
    {
        var kinds = KindCatalog.All.Where(kind => kind.TaggingType is not null).ToDictionary(kind => kind.TaggingType!, kind => kind.Name, StringComparer.Ordinal);
        var found = new HashSet<TaggedResource>();
        var mappings = Pages.ItemsAsync(
            token => context.Aws.Tagging.GetResourcesAsync(
                new GetResourcesRequest
                {
                    TagFilters = [Filter(IdentityTags.Application, identity.Application), Filter(IdentityTags.Environment, identity.Environment)],
                    ResourceTypeFilters = [.. kinds.Keys],
                    ResourcesPerPage = PageSize,
                    PaginationToken = token,
                },
                cancellationToken),
            page => page.ResourceTagMappingList,
            page => page.PaginationToken);
        await foreach (var mapping in mappings)
        {
            var tags = ServiceTags.Read(mapping.Tags, tag => (tag.Key, tag.Value));
            // Tags can be copied: what has those of another kind is not that resource.
            if (IdentityTags.OwnAddress(tags, identity) is { } address && ResourceArn.TypeOf(mapping.ResourceARN) is { } type && kinds.GetValueOrDefault(type) == address.Kind)
                found.Add(new TaggedResource(ResourceArn.WithoutRevision(mapping.ResourceARN), address));
        }

        return [.. found];
    }

    private static TagFilter Filter(string key, string value) => new() { Key = key, Values = [value] };

    private static bool IsUnknown(AmazonServiceException e) =>
        UnknownCodes.Contains(e.ErrorCode ?? "") || e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented;
}
