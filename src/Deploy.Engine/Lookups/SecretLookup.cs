using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Turns <c>ssm:/path</c> and <c>secretsmanager:name</c> into ARNs, checks that they exist, and lets the execution roles decrypt them. Reads a secret's
/// value only to compare the names of its keys, where that is asked for.
/// </summary>
public sealed class SecretLookup
{
    private readonly AwsClients _aws;
    private readonly AwsAccount _account;
    private readonly SecretStore _secrets;
    private readonly StandIns _standIns;
    private readonly List<string> _remarks = [];
    private ILookup<string, (string Variable, string? Key)> _uses = Array.Empty<Use>().ToLookup(_ => "", _ => ("", (string?)null));
    private int _uncheckedKeys;

    /// <summary>Looks in one account and Region.</summary>
    /// <param name="aws">The clients of that Region.</param>
    /// <param name="account">The account and Region.</param>
    /// <param name="standIns">Values for what the local AWS lacks.</param>
    public SecretLookup(AwsClients aws, AwsAccount account, StandInValues standIns)
    {
        (_aws, _account, _secrets) = (aws, account, new SecretStore(aws.Secrets));
        _standIns = new StandIns(standIns);
    }

    /// <summary>What the local AWS got for secrets that it lacked; null: it lacked none.</summary>
    public string? StandInRemark => _standIns.Remark;

    /// <summary>What could not be checked, in words for people.</summary>
    public IReadOnlyList<string> Remarks => _uncheckedKeys == 0
        ? _remarks
        : [.. _remarks, $"{(_uncheckedKeys == 1 ? "1 JSON key is" : $"{_uncheckedKeys} JSON keys are")} not checked (--check-secret-keys, in a build -p:DeployEcsCheckSecretKeys=true, reads the secrets and compares the names)"];

    /// <summary>The resources with every secret by ARN, and with what the execution roles need to decrypt them.</summary>
    public async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(IReadOnlyList<ResourceSpec> resources, SecretOptions options, CancellationToken cancellationToken)
    {
        var wanted = Note(resources);
        var references = wanted.Select(use => use.ValueFrom).Distinct().ToDictionary(from => from, SecretReference.Parse);
        var parameters = await new SecureParameters(_aws.Ssm, _remarks.Add).FindAsync(
            references.Values.OfType<SecretReference>().Where(reference => reference.IsParameter && IsHere(reference)).Select(reference => reference.Id).Distinct(), cancellationToken);
        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var use in wanted.DistinctBy(use => use.ValueFrom))
        {
            var reference = references[use.ValueFrom];
            var stored = reference switch
            {
                null => null,
                _ when !IsHere(reference) => NotHere(reference),
                { IsParameter: true } => await ParameterAsync(use, reference, parameters, options.Missing, cancellationToken),
                _ => await SecretAsync(use, reference, options.Missing, cancellationToken),
            };
            resolved[use.ValueFrom] = reference is not null && stored is not null ? reference.ValueFrom(stored.Arn) : use.ValueFrom;
            if (stored?.Key is { } key) keys[resolved[use.ValueFrom]] = key;
            if (reference?.JsonKey is not null && stored is not null) await CheckKeyAsync(use, reference, options, cancellationToken);
        }

        var named = resources.Select(resource => SpecRewriter.RewriteParts<Secret>(resource, secret => secret with { ValueFrom = resolved[secret.ValueFrom ?? ""] })).ToList();
        return new DecryptGrants(_account, _remarks.Add).Add(named, keys);
    }

    /// <summary>Takes note of which variables use which secret, so that a stand-in has the keys that all of them use.</summary>
    internal IReadOnlyList<Use> Note(IReadOnlyList<ResourceSpec> resources)
    {
        var wanted = resources.SelectMany(resource => SpecRewriter.Find<Secret>(resource).Select(found => new Use(resource, found.Path, found.Value.Name ?? "", found.Value.ValueFrom ?? ""))).ToList();
        _uses = wanted.Select(use => (use.Variable, Reference: SecretReference.Parse(use.ValueFrom))).Where(use => use.Reference is not null)
            .ToLookup(use => use.Reference!.Id, use => (use.Variable, use.Reference!.JsonKey));
        return wanted;
    }

    /// <summary>The ARN of a secret by its name.</summary>
    /// <exception cref="DeploymentException">It does not exist, and nothing is made in its place.</exception>
    public async Task<string> ArnOfAsync(string name, ResourceSpec user, MissingSecrets missing, CancellationToken cancellationToken) =>
        (await SecretAsync(new Use(user, "", "", $"secretsmanager:{name}"), new SecretReference(false, name, null), missing, cancellationToken)).Arn;

    /// <summary>False for what lies in another account or Region, which this run cannot ask.</summary>
    private bool IsHere(SecretReference reference) => !reference.IsArn || (reference.Id.Split(':') is [_, _, _, var region, var account, ..] && region == _account.Region && account == _account.AccountId);

    private StoredSecret? NotHere(SecretReference reference)
    {
        _remarks.Add($"{reference.Id} lies in another account or Region and is not checked: under a key of its owner the execution role needs kms:Decrypt on it");
        return null;
    }

    private async Task<StoredSecret> ParameterAsync(
        Use use, SecretReference reference, IReadOnlyDictionary<string, StoredSecret> parameters, MissingSecrets missing, CancellationToken cancellationToken)
    {
        var arn = reference.IsArn ? reference.Id : _account.Arn("ssm", $"parameter/{reference.Id.TrimStart('/')}");
        if (parameters.TryGetValue(reference.Id, out var found)) return found with { Arn = arn };
        if (missing == MissingSecrets.Refuse) throw MissingReference.Of(use.Resource, use.Path, $"the parameter {reference.Id} does not exist in this account and Region.");
        var named = new StoredSecret(arn, null);
        return missing == MissingSecrets.StandIn && !reference.IsArn ? await StandInAsync(use, () => PutAsync(reference.Id, named, cancellationToken)) : named;
    }

    /// <summary>An account would say that the secret is missing, and so is it said where a policy was set on the local AWS and lets nobody make one.</summary>
    private static async Task<StoredSecret> StandInAsync(Use use, Func<Task<StoredSecret>> make)
    {
        try
        {
            return await make();
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            throw MissingReference.Of(
                use.Resource, use.Path, $"'{use.ValueFrom}' does not exist, and the local AWS, which makes an empty one for who may do that, was given a policy without {ServiceErrors.ActionOf(e)}. Make it there, as in an account.", e);
        }
    }

    private async Task<StoredSecret> PutAsync(string parameter, StoredSecret named, CancellationToken cancellationToken)
    {
        try
        {
            await _aws.Ssm.PutParameterAsync(new PutParameterRequest { Name = parameter, Type = ParameterType.SecureString, Value = _standIns.Of(parameter, [.. _uses[parameter]]) }, cancellationToken);
        }
        catch (ParameterAlreadyExistsException)
        {
            // Another deployment made it in the meantime, whose value stays, or the call itself, whose answer was lost.
        }

        return named;
    }

    private async Task<StoredSecret> SecretAsync(Use use, SecretReference reference, MissingSecrets missing, CancellationToken cancellationToken)
    {
        if (await _secrets.FindAsync(use.Resource, use.Path, reference.Id, cancellationToken) is { } found)
            return reference.IsArn ? found with { Arn = reference.Id } : found;
        return missing switch
        {
            MissingSecrets.Refuse => throw MissingReference.Of(use.Resource, use.Path, $"the secret '{reference.Id}' does not exist in this account and Region."),
            MissingSecrets.StandIn when !reference.IsArn => await StandInAsync(use, () => _secrets.CreateAsync(reference.Id, _standIns.Of(reference.Id, [.. _uses[reference.Id]]), cancellationToken)),
            _ => new StoredSecret(reference.IsArn ? reference.Id : _account.Arn("secretsmanager", $"secret:{reference.Id}"), null),
        };
    }

    private async Task CheckKeyAsync(Use use, SecretReference reference, SecretOptions options, CancellationToken cancellationToken)
    {
        // The stand-ins of the local AWS are empty.
        if (options.Missing != MissingSecrets.Refuse) return;
        if (options.ChecksKeys) await new SecretKeys(_aws.Secrets, _remarks.Add).RequireAsync(use.Resource, use.Path, reference, cancellationToken);
        else _uncheckedKeys++;
    }

    internal sealed record Use(ResourceSpec Resource, string Path, string Variable, string ValueFrom);
}
