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
    private const string StandInValue = "{}";
    private const int GetLimit = 10;

    private readonly Dictionary<string, string?> _secrets = new(StringComparer.Ordinal);

    /// <summary>The resources with every secret by ARN.</summary>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, MissingSecrets missing, CancellationToken cancellationToken)
    {
        var wanted = resources.SelectMany(resource => SpecRewriter.Find<SecretSpec>(resource).Select(found => (Resource: resource, found.Path, found.Value))).ToList();
        var absent = await AbsentParametersAsync(wanted.Select(found => found.Value.ValueFrom).Where(IsParameter).Distinct(), cancellationToken);
        var arns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (resource, path, secret) in wanted)
        {
            var from = secret.ValueFrom;
            if (arns.ContainsKey(from)) continue;
            if (IsParameter(from))
            {
                var name = from[SsmPrefix.Length..];
                if (absent.Contains(name)) await OnAbsentParameterAsync(resource, path, name, missing, cancellationToken);
                arns[from] = account.Arn("ssm", $"parameter/{name.TrimStart('/')}");
            }
            else
            {
                arns[from] = from.StartsWith(SecretsPrefix, StringComparison.Ordinal) ? await SecretArnAsync(resource, path, from, missing, cancellationToken) : from;
            }
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

    private async Task<HashSet<string>> AbsentParametersAsync(IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var absent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in references.Chunk(GetLimit))
        {
            var names = batch.Select(reference => reference[SsmPrefix.Length..]).ToList();
            // Without decryption the reply holds no secret.
            var reply = await aws.Ssm.GetParametersAsync(new GetParametersRequest { Names = names, WithDecryption = false }, cancellationToken);
            absent.UnionWith(reply.InvalidParameters ?? []);
        }

        return absent;
    }

    private async Task OnAbsentParameterAsync(ResourceSpec resource, string path, string name, MissingSecrets missing, CancellationToken cancellationToken)
    {
        if (missing == MissingSecrets.Refuse) throw MissingReference.Of(resource, path, $"the parameter {name} does not exist in this account and Region.");
        if (missing != MissingSecrets.StandIn) return;
        try
        {
            await aws.Ssm.PutParameterAsync(new PutParameterRequest { Name = name, Type = ParameterType.SecureString, Value = StandInValue }, cancellationToken);
        }
        catch (ParameterAlreadyExistsException)
        {
            // Another deployment made it in the meantime, or the call itself, whose answer was lost.
        }
    }

    private async Task<string> SecretArnAsync(ResourceSpec resource, string path, string from, MissingSecrets missing, CancellationToken cancellationToken)
    {
        // name, then optionally a JSON key, a version stage and a version id, which ECS takes behind the ARN.
        var parts = from[SecretsPrefix.Length..].Split(':', 2);
        var arn = await FindSecretAsync(parts[0], cancellationToken) ?? missing switch
        {
            MissingSecrets.StandIn => _secrets[parts[0]] = (await aws.Secrets.CreateSecretAsync(
                new CreateSecretRequest { Name = parts[0], SecretString = StandInValue }, cancellationToken)).ARN,
            MissingSecrets.Keep => account.Arn("secretsmanager", $"secret:{parts[0]}"),
            _ => throw MissingReference.Of(resource, path, $"the secret '{parts[0]}' does not exist in this account and Region."),
        };
        if (parts.Length == 1) return arn;
        var colons = parts[1].Count(c => c == ':');
        return $"{arn}:{parts[1]}{new string(':', Math.Max(0, 2 - colons))}";
    }
}
