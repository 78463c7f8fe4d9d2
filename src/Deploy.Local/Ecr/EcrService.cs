using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.BaseImages;
using Deploy.Local.Images;
using Deploy.Local.Registry;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecr;

/// <summary>
/// Amazon ECR over the same storage as the registry: what is pushed is described, and only a repository that was
/// created here takes a push. A repository's URI is <c>localhost:&lt;port&gt;/&lt;region&gt;/&lt;name&gt;</c>.
/// </summary>
public sealed class EcrService : LocalService, IHttpSurface, IResettable, IDisposable
{
    private readonly LocalContext _context;
    private readonly EcrImages _images;
    private readonly StoreFolder _folder;
    private readonly StoreFolder _unpacked;
    private readonly ImageLibrary _library;
    private Lazy<ContainerRegistry> _registry;

    public EcrService(LocalContext context) : base("ecr")
    {
        _context = context;
        _folder = new StoreFolder(context.Store, "registry");
        _unpacked = new StoreFolder(context.Store, "images");
        _library = new ImageLibrary(_unpacked);
        var state = new EcrState(context, () => _registry!.Value);
        Access = new EcrAccess(state);
        _images = new EcrImages(state);
        _registry = new Lazy<ContainerRegistry>(Open);
        context.Peers.Offer<IImageCatalog>(_images);
        context.Peers.Offer<IImageFiles>(new EcrImageFiles(state, _images, _library));
        context.Peers.Offer<IImageArchives>(new EcrImageArchives(state, _images));
        context.Peers.Offer<IRepositories>(new EcrRepositories(state));
        context.Peers.Offer<IStandIns>(new RepositorySeeds(state));
        var repositories = new EcrRepositoryLocal(state);
        On("CreateRepository", repositories.Create);
        On("DescribeRepositories", repositories.Describe);
        On("DeleteRepository", repositories.Delete);
        On("PutImageScanningConfiguration", repositories.PutScanning);
        On("PutImageTagMutability", repositories.PutMutability);

        var policies = new PolicyOperations(state);
        On("PutLifecyclePolicy", policies.PutLifecycle);
        On("GetLifecyclePolicy", policies.GetLifecycle);
        On("DeleteLifecyclePolicy", policies.DeleteLifecycle);
        On("SetRepositoryPolicy", policies.SetPolicy);
        On("GetRepositoryPolicy", policies.GetPolicy);
        On("DeleteRepositoryPolicy", policies.DeletePolicy);

        var images = new ImageOperations(state);
        On("DescribeImages", images.Describe);
        On("ListImages", images.List);
        On("BatchGetImage", images.BatchGet);
        var changes = new ImageChanges(state);
        On("PutImage", changes.Put);
        On("BatchDeleteImage", changes.BatchDelete);

        var replication = new ReplicationConfiguration(state);
        On("PutReplicationConfiguration", replication.Put);
        On("DescribeRegistry", replication.Describe);
        var pace = new BackfillPace(context.Clock);
        var backfills = new BackfillOperations(state, pace);
        context.Peers.Offer<IMovesOn>(new BackfillRunner(state, pace));
        On("StartReplicationBackfill", backfills.Start);
        On("StopReplicationBackfill", backfills.Stop);
        On("ListReplicationBackfills", backfills.List);
        On("DescribeReplicationBackfillResults", backfills.DescribeResults);

        var tags = new RepositoryTags(state);
        context.Peers.Offer<ITagCatalog>(tags);
        On("TagResource", tags.Tag);
        On("UntagResource", tags.Untag);
        On("ListTagsForResource", tags.List);
        On("GetAuthorizationToken", GetAuthorizationToken);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidParameterException";

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => new RegistrySurface(() => _registry.Value, _context).Map(routes);

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (var folder in Directory.GetDirectories(_folder.Path))
            Directory.Delete(folder, recursive: true);
        _library.Prune(new HashSet<string>());
        _registry = new Lazy<ContainerRegistry>(Open);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _library.Unseal();
        _folder.DeleteTemporary();
        _unpacked.DeleteTemporary();
    }

    private JsonObject GetAuthorizationToken(LocalCall call)
    {
        var (password, expiresAt) = _registry.Value.Tokens.Issue(call.AccessKeyId);
        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{AuthorizationTokens.User}:{password}"));
        var data = new JsonObject
        {
            ["authorizationToken"] = token,
            ["expiresAt"] = LocalClock.ToTimestamp(expiresAt),
            ["proxyEndpoint"] = _context.Endpoint.Url,
        };
        return new JsonObject { ["authorizationData"] = new JsonArray(data) };
    }

    private ContainerRegistry Open()
    {
        var registry = new ContainerRegistry(new RegistryOptions { Folder = _folder.Path, RegistryId = LocalAccount.Id }, _context.Clock.Time);
        registry.Add(new BaseImageRepository(registry));
        registry.Add(_images);
        _library.Prune(registry.Images.AllDigests());
        return registry;
    }
}
