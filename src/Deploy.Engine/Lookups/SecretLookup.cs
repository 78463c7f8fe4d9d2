using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>Turns <c>ssm:/path</c> and <c>secretsmanager:name</c> into ARNs and checks that they exist. Never reads a secret's value.</summary>
public sealed class SecretLookup(AwsClients aws, AwsAccount account)
{
    private const string SsmPrefix = "ssm:";
    private const string SecretsPrefix = "secretsmanager:";
    private const int GetLimit = 10;

    private readonly Dictionary<string, string?> _secrets = new(StringComparer.Ordinal);

    /// <summary>The resources with every secret by ARN.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="mustExist">False: nothing is asked, and references are made of names alone (the local AWS has no secrets of its own).</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, bool mustExist, CancellationToken cancellationToken)
    {
        var wanted = resources.SelectMany(resource => SpecRewriter.Find<SecretSpec>(resource).Select(found => (Resource: resource, found.Path, found.Value))).ToList();
        if (wanted.Count == 0) return resources;
        var parameters = mustExist ? wanted.Select(found => found.Value.ValueFrom).Where(IsParameter).Distinct() : [];
        var missing = await MissingParametersAsync(parameters, cancellationToken);
        var arns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (resource, path, secret) in wanted)
        {
            var from = secret.ValueFrom;
            if (missing.Contains(from))
                throw MissingReference.Of(resource, path, $"the parameter {from[SsmPrefix.Length..]} does not exist in this account and Region.");
            if (from.StartsWith(SsmPrefix, StringComparison.Ordinal)) arns[from] = account.Arn("ssm", $"parameter/{from[SsmPrefix.Length..].TrimStart('/')}");
            else if (from.StartsWith(SecretsPrefix, StringComparison.Ordinal)) arns[from] = await SecretArnAsync(resource, path, from, mustExist, cancellationToken);
            else arns[from] = from;
        }

        return resources.Select(resource => (ResourceSpec)SpecRewriter.RewriteParts<SecretSpec>(resource, secret => secret with { ValueFrom = arns[secret.ValueFrom] })).ToList();
    }

    /// <summary>The ARN of a secret by its name; null: it does not exist.</summary>
    public async Task<string?> FindSecretAsync(string name, CancellationToken cancellationToken)
    {
        if (_secrets.TryGetValue(name, out var known)) return known;
        try
        {
            return _secrets[name] = (await aws.Secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = name }, cancellationToken)).ARN;
        }
        catch (Amazon.SecretsManager.Model.ResourceNotFoundException)
        {
            return _secrets[name] = null;
        }
    }

    private static bool IsParameter(string from) => from.StartsWith(SsmPrefix, StringComparison.Ordinal);

    private async Task<HashSet<string>> MissingParametersAsync(IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in references.Chunk(GetLimit))
        {
            var names = batch.Select(reference => reference[SsmPrefix.Length..]).ToList();
            // Without decryption the reply holds no secret.
            var reply = await aws.Ssm.GetParametersAsync(new GetParametersRequest { Names = names, WithDecryption = false }, cancellationToken);
            missing.UnionWith((reply.InvalidParameters ?? []).Select(name => SsmPrefix + name));
        }

        return missing;
    }

    private async Task<string> SecretArnAsync(ResourceSpec resource, string path, string from, bool mustExist, CancellationToken cancellationToken)
    {
        // name, then optionally a JSON key, a version stage and a version id, which ECS takes behind the ARN.
        var parts = from[SecretsPrefix.Length..].Split(':', 2);
        var arn = mustExist ? await FindSecretAsync(parts[0], cancellationToken) : account.Arn("secretsmanager", $"secret:{parts[0]}");
        if (arn is null) throw MissingReference.Of(resource, path, $"the secret '{parts[0]}' does not exist in this account and Region.");
        if (parts.Length == 1) return arn;
        var colons = parts[1].Count(c => c == ':');
        return $"{arn}:{parts[1]}{new string(':', Math.Max(0, 2 - colons))}";
    }
}
