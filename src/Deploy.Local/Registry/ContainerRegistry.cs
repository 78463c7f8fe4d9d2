using Deploy.Local.Registry.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Deploy.Local.Registry;

/// <summary>
/// The image registry: the OCI distribution protocol (version 1.1) under <c>/v2/</c> with ECR's rules of access,
/// its storage and its tokens. Repositories come from the added <see cref="IRepositorySource"/>s alone.
/// </summary>
public sealed class ContainerRegistry
{
    private const string VersionHeader = "Docker-Distribution-Api-Version";

    private readonly RegistryAccess _access;
    private readonly BlobRequests _blobRequests;
    private readonly UploadRequests _uploadRequests;
    private readonly ManifestRequests _manifestRequests;
    private readonly ListRequests _listRequests;
    private readonly List<IRepositorySource> _sources = [];

    /// <summary>Opens the registry in its folder; whatever was pushed before is there again.</summary>
    public ContainerRegistry(RegistryOptions options, TimeProvider clock)
    {
        var layout = new RegistryLayout(options.Folder);
        new ContentSweep(layout, clock).Run();
        Blobs = new BlobStore(layout);
        Images = new ImageStore(layout, Blobs, clock);
        Tokens = new AuthorizationTokens(options, clock);
        _access = new RegistryAccess(_sources, Tokens, options);
        _blobRequests = new BlobRequests(Blobs);
        _uploadRequests = new UploadRequests(new UploadStore(layout, Blobs), Blobs, _access);
        _manifestRequests = new ManifestRequests(Images, Blobs, _access);
        _listRequests = new ListRequests(Images, _access);
    }

    /// <summary>Layers and configurations.</summary>
    public BlobStore Blobs { get; }

    /// <summary>Manifests and tags.</summary>
    public ImageStore Images { get; }

    /// <summary>The passwords that the registry accepts.</summary>
    public AuthorizationTokens Tokens { get; }

    /// <summary>Adds repositories; call it before the first request.</summary>
    public void Add(IRepositorySource source) => _sources.Add(source);

    /// <summary>Removes everything that a repository holds.</summary>
    public void RemoveRepository(string path) => Images.RemoveRepository(path);

    /// <summary>The access key behind the request's token; null without a valid one.</summary>
    public string? AccessKeyOf(HttpRequest request) => _access.AccessKeyOf(request);

    /// <summary>Answers a request to <c>/v2/&lt;path&gt;</c>. Returns the code of an error, or null.</summary>
    public async Task<string?> HandleAsync(HttpContext context, string path)
    {
        context.Response.Headers[VersionHeader] = "registry/2.0";
        // A layer may be larger than the limit that protects ordinary requests.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = UploadStore.LargestLayer;

        try
        {
            await DispatchAsync(context, path);
            return null;
        }
        catch (RegistryException exception) when (!context.Response.HasStarted)
        {
            await WriteErrorAsync(context, exception);
            return exception.Code;
        }
        catch (IOException problem) when (DiskFull.Is(problem) && !context.Response.HasStarted)
        {
            var error = RegistryErrors.NotStored(problem.Message);
            await WriteErrorAsync(context, error);
            return error.Code;
        }
    }

    private async Task DispatchAsync(HttpContext context, string path)
    {
        if (path is "" or "_catalog")
        {
            if (!_access.IsAuthorized(context.Request))
                throw RegistryErrors.Unauthorized();
            await (path == "" ? context.Response.WriteAsJsonAsync(new { }) : _listRequests.CatalogAsync(context));
            return;
        }

        var route = RegistryRoute.TryParse(path) ?? throw RegistryErrors.NameInvalid(path);
        var rules = await _access.RequireAsync(context.Request, route.Repository);
        await (route.Kind switch
        {
            RegistryRoute.Blobs => _blobRequests.HandleAsync(context, rules, route.Reference),
            RegistryRoute.Uploads => _uploadRequests.HandleAsync(context, rules, route.Reference),
            RegistryRoute.Manifests => _manifestRequests.HandleAsync(context, rules, route.Reference),
            RegistryRoute.Tags => _listRequests.TagsAsync(context, rules),
            _ => _listRequests.ReferrersAsync(context, rules, route.Reference),
        });
    }

    internal static Task WriteErrorAsync(HttpContext context, RegistryException exception)
    {
        var response = context.Response;
        response.StatusCode = exception.Status;
        if (exception.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = $"Basic realm=\"{context.Request.Scheme}://{context.Request.Host}/\",service=\"ecr.amazonaws.com\"";

        var error = new { code = exception.Code, message = exception.Message, detail = exception.Detail };
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.WriteAsJsonAsync(new { errors = new[] { error } }, options: null, contentType: "application/json");
    }
}
