using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Deploy.Engine.Clients;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>Secrets of Secrets Manager by name or ARN. Each is asked for once.</summary>
internal sealed class SecretStore(IAmazonSecretsManager secrets)
{
    private readonly Dictionary<string, StoredSecret?> _known = new(StringComparer.Ordinal);

    /// <summary>A secret; null: it does not exist.</summary>
    /// <param name="user">The resource that names it.</param>
    /// <param name="property">The property that does.</param>
    /// <param name="id">Name or ARN.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Outcomes.DeploymentException">It is going to be deleted, or may not be described.</exception>
    public async Task<StoredSecret?> FindAsync(ResourceSpec user, string property, string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        try
        {
            var secret = await secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = id }, cancellationToken);
            if (secret.DeletedDate is not null) throw MissingReference.Of(user, property, Deleted(id));
            return _known[id] = new StoredSecret(secret.ARN, StoredSecret.CustomerKey(secret.KmsKeyId));
        }
        catch (ResourceNotFoundException)
        {
            return _known[id] = null;
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            throw Denials.MayBeAbsent(user, property, $"the secret {id}", e);
        }
    }

    /// <summary>Makes an empty secret.</summary>
    public async Task<StoredSecret> CreateAsync(string name, string value, CancellationToken cancellationToken)
    {
        try
        {
            var made = new StoredSecret((await secrets.CreateSecretAsync(new CreateSecretRequest { Name = name, SecretString = value }, cancellationToken)).ARN, null);
            _known[name] = made;
            return made;
        }
        catch (ResourceExistsException)
        {
            // Another deployment has made it in the meantime.
            var found = await secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = name }, cancellationToken);
            return new StoredSecret(found.ARN, StoredSecret.CustomerKey(found.KmsKeyId));
        }
    }

    // No task can read it, and its name is taken until it is gone.
    private static string Deleted(string id) =>
        $"the secret {id} is scheduled for deletion, so that no task can read it. Bring it back with: aws secretsmanager restore-secret --secret-id {id}";
}
