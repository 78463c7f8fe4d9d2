using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.SecretsManager;

/// <summary>AWS Secrets Manager: secrets with one version each, so that references to them can be checked and read.</summary>
public sealed partial class SecretsManagerService : LocalService, ISecretCatalog
{
    private readonly LocalContext _context;

    public SecretsManagerService(LocalContext context) : base("secretsmanager")
    {
        _context = context;
        Access = new SecretsManagerAccess(Find, ArnOf);
        context.Peers.Offer<ISecretCatalog>(this);
        On("CreateSecret", Create);
        On("PutSecretValue", Put);
        On("DescribeSecret", call => Describe(call.Region, Require(call, orDeleted: true)));
        On("GetSecretValue", Get);
        On("ListSecrets", List);
        On("DeleteSecret", Delete);
    }

    /// <inheritdoc/>
    public override string ValidationErrorCode => "InvalidParameterException";

    /// <inheritdoc/>
    public SecretReading? Read(string valueFrom, string region) =>
        SecretReference.TryParse(valueFrom) is { } reference ? reference.ReadFrom(Find(reference.Region, reference.Arn)) : null;

    /// <inheritdoc/>
    SecretFacts? ISecretCatalog.Describe(string valueFrom, string region) =>
        SecretReference.TryParse(valueFrom) is { } reference && Find(reference.Region, reference.Arn) is { } secret
            ? new SecretFacts(
                ArnOf(reference.Region, secret), "secretsmanager:GetSecretValue", reference.Region, secret.KmsKey is "alias/aws/secretsmanager" ? null : secret.KmsKey)
            : null;

    private SortedDictionary<string, Secret> Of(string region) => _context.Store.Document<SortedDictionary<string, Secret>>("secrets", region);

    private JsonObject Create(LocalCall call)
    {
        var (input, now) = (call.Input, _context.Clock.Timestamp);
        var name = input.RequiredText("Name");
        if (!NamePattern().IsMatch(name))
            throw SecretErrors.Invalid("Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        var secret = new Secret
        {
            Name = name,
            Suffix = Identifiers.Mixed(6).Replace('-', 'x').Replace('_', 'y'),
            Description = input.Text("Description"),
            KmsKey = input.Text("KmsKeyId"),
            CreatedAt = now,
            Tags = TagSet.From(input.Array("Tags"), "Key", "Value"),
        };
        SetValue(secret, input);
        if (Of(call.Region).TryGetValue(name, out var existing))
            throw existing.DeletedAt is null ? SecretErrors.Exists(name) : SecretErrors.Deleted();
        Of(call.Region).Add(name, secret);
        return Identify(call.Region, secret).With("VersionId", secret.VersionId);
    }

    private JsonObject Put(LocalCall call)
    {
        var secret = Require(call);
        SetValue(secret, call.Input);
        return secret.VersionId is null
            ? throw SecretErrors.Invalid("You must provide either SecretString or SecretBinary.")
            : Identify(call.Region, secret).With("VersionId", secret.VersionId).With("VersionStages", new JsonArray(Secret.Current));
    }

    private JsonObject Get(LocalCall call)
    {
        var (secret, stage) = (Require(call), call.Input.Text("VersionStage") ?? Secret.Current);
        if (secret.VersionId is null || stage != Secret.Current || (call.Input.Text("VersionId") is { } version && version != secret.VersionId))
            throw SecretErrors.NoValue(stage);
        return Identify(call.Region, secret)
            .With("VersionId", secret.VersionId)
            .With("SecretString", secret.Text)
            .With("SecretBinary", secret.Binary)
            .With("VersionStages", new JsonArray(Secret.Current))
            .With("CreatedDate", secret.ChangedAt);
    }

    private JsonObject List(LocalCall call)
    {
        var names = call.Input.Objects("Filters").Where(filter => filter.Text("Key") == "name").SelectMany(filter => filter.Texts("Values")).ToList();
        var secrets = Of(call.Region).Values
            .Where(secret => secret.DeletedAt is null || call.Input.Flag("IncludePlannedDeletion") == true)
            .Where(secret => names.Count == 0 || names.Any(name => secret.Name.StartsWith(name, StringComparison.Ordinal)))
            .ToList();
        var (page, next) = Paging.Of(secrets, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), 100, () => new LocalServiceException("InvalidNextTokenException", "The NextToken value is invalid."));
        return Paging.Reply("SecretList", page.Select(secret => Describe(call.Region, secret, "SecretVersionsToStages")), next, "NextToken");
    }

    private JsonObject Delete(LocalCall call)
    {
        var secret = Require(call);
        var now = _context.Clock.Timestamp;
        if (call.Input.Flag("ForceDeleteWithoutRecovery") == true)
            Of(call.Region).Remove(secret.Name);
        else
            secret.DeletedAt = now;
        var days = call.Input.Flag("ForceDeleteWithoutRecovery") == true ? 0 : call.Input.Whole("RecoveryWindowInDays") ?? 30;
        return Identify(call.Region, secret).With("DeletionDate", now + TimeSpan.FromDays(days).TotalSeconds);
    }

    private void SetValue(Secret secret, JsonObject input)
    {
        var (text, binary) = (input.Text("SecretString"), input.Text("SecretBinary"));
        if (text is not null && binary is not null)
            throw SecretErrors.Invalid("You can't specify both SecretString and SecretBinary.");
        if (text is null && binary is null)
            return;
        (secret.Text, secret.Binary, secret.ChangedAt) = (text, binary, _context.Clock.Timestamp);
        secret.VersionId = input.Text("ClientRequestToken") ?? Guid.NewGuid().ToString();
    }

    private Secret Require(LocalCall call, bool orDeleted = false)
    {
        var secret = Find(call.Region, call.Input.RequiredText("SecretId")) ?? throw SecretErrors.NotFound();
        return secret.DeletedAt is null || orDeleted ? secret : throw SecretErrors.Deleted();
    }

    /// <summary>By name, by ARN, or by ARN without the six characters.</summary>
    private Secret? Find(string region, string id) => Of(region).Values.FirstOrDefault(secret =>
        id == secret.Name || id == ArnOf(region, secret) || id == ArnOf(region, secret)[..^7]);

    private static string ArnOf(string region, Secret secret) => Services.Arn.Make("secretsmanager", region, $"secret:{secret.Name}-{secret.Suffix}");

    private static JsonObject Identify(string region, Secret secret) => new() { ["ARN"] = ArnOf(region, secret), ["Name"] = secret.Name };

    private static JsonObject Describe(string region, Secret secret, string versions = "VersionIdsToStages") => Identify(region, secret)
        .With("Description", secret.Description)
        .With("KmsKeyId", secret.KmsKey)
        .With("CreatedDate", secret.CreatedAt)
        .With("LastChangedDate", Math.Max(secret.ChangedAt, secret.CreatedAt))
        .With("DeletedDate", secret.DeletedAt)
        .With("Tags", secret.Tags.ToJson("Key", "Value"))
        .With(versions, secret.VersionId is null ? null : new JsonObject { [secret.VersionId] = new JsonArray(Secret.Current) });

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@!-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
