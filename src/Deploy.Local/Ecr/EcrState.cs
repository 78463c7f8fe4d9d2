using System.Text.Json.Nodes;
using Deploy.Local.Registry;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>What ECR's operations share: the repositories of a region, and the registry that holds their images.</summary>
internal sealed class EcrState(LocalContext context, Func<ContainerRegistry> registry)
{
    private const string Document = "ecr";

    public LocalContext Context => context;

    public ContainerRegistry Registry => registry();

    /// <summary>What is replicated to other Regions.</summary>
    public ReplicationStore Replication => new(context);

    /// <summary>Regions that ever had a repository.</summary>
    public IReadOnlyList<string> Regions => context.Store.Regions(Document);

    public SortedDictionary<string, EcrRepository> Of(string region) => context.Store.Document<SortedDictionary<string, EcrRepository>>(Document, region);

    /// <summary>Where a repository's images lie: <c>eu-west-1/team/app</c>.</summary>
    public static string Path(string region, string name) => $"{region}/{name}";

    public static string Arn(string region, string name) => Services.Arn.Make("ecr", region, $"repository/{name}");

    /// <summary>The repository that the call names.</summary>
    /// <exception cref="LocalServiceException">It does not exist, or belongs to another registry.</exception>
    public EcrRepository Require(LocalCall call) =>
        Require(call.Region, call.Input.RequiredText("repositoryName"), call.Input.Text("registryId") ?? LocalAccount.Id);

    public EcrRepository Require(string region, string name, string account) =>
        account == LocalAccount.Id && Of(region).TryGetValue(name, out var repository)
            ? repository
            : throw EcrErrors.RepositoryNotFound(name, account);

    public JsonObject Describe(string region, EcrRepository repository) => new JsonObject
    {
        ["repositoryArn"] = Arn(region, repository.Name),
        ["registryId"] = LocalAccount.Id,
        ["repositoryName"] = repository.Name,
        ["repositoryUri"] = $"{context.Endpoint.Host}/{Path(region, repository.Name)}",
        ["createdAt"] = repository.CreatedAt,
        ["imageTagMutability"] = repository.TagMutability,
        ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = repository.ScanOnPush },
        ["encryptionConfiguration"] = new JsonObject { ["encryptionType"] = repository.EncryptionType }.With("kmsKey", repository.KmsKey),
    }.With("imageTagMutabilityExclusionFilters", TagMutability.ToJson(repository.ExclusionFilters));

    /// <summary>The members that every answer about one repository begins with.</summary>
    public static JsonObject Identify(EcrRepository repository) =>
        new() { ["registryId"] = LocalAccount.Id, ["repositoryName"] = repository.Name };
}
