using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Deploy.Engine.Clients;

namespace Deploy.Engine.Lookups;

/// <summary>Parameters that containers read as secrets, many at a time.</summary>
internal sealed class SecureParameters(IAmazonSimpleSystemsManagement ssm, Action<string> remark)
{
    private const int GetLimit = 10;
    private const int DescribeLimit = 50;

    /// <summary>The parameters that exist, by the names or ARNs that were asked for.</summary>
    public async Task<IReadOnlyDictionary<string, StoredSecret>> FindAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        foreach (var batch in ids.Chunk(GetLimit))
        {
            // Without decryption the reply holds no secret.
            var reply = await ssm.GetParametersAsync(new GetParametersRequest { Names = [.. batch], WithDecryption = false }, cancellationToken);
            foreach (var id in batch)
            {
                if ((reply.Parameters ?? []).Find(parameter => parameter.Name == id || parameter.ARN == id) is { } parameter) found[id] = parameter;
            }
        }

        var keys = await KeysAsync([.. found.Values.Where(parameter => parameter.Type == ParameterType.SecureString).Select(parameter => parameter.Name).Distinct()], cancellationToken);
        return found.ToDictionary(pair => pair.Key, pair => new StoredSecret(pair.Value.ARN, StoredSecret.CustomerKey(keys.GetValueOrDefault(pair.Value.Name))));
    }

    /// <summary>The KMS keys by name. Who may not ask deploys without: the key may be AWS's own, or allowed already.</summary>
    private async Task<Dictionary<string, string?>> KeysAsync(List<string> names, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, string?>(StringComparer.Ordinal);
        try
        {
            foreach (var batch in names.Chunk(DescribeLimit)) await AddAsync(batch, keys, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            remark($"which keys encrypt {string.Join(", ", names)} is not known, since {ServiceErrors.ActionOf(e)} is denied: with a key of your own the execution role needs kms:Decrypt on it");
        }

        return keys;
    }

    private async Task AddAsync(string[] names, Dictionary<string, string?> keys, CancellationToken cancellationToken)
    {
        var described = Pages.ItemsAsync(
            token => ssm.DescribeParametersAsync(
                new DescribeParametersRequest
                {
                    ParameterFilters = [new ParameterStringFilter { Key = "Name", Option = "Equals", Values = [.. names] }],
                    MaxResults = DescribeLimit,
                    NextToken = token,
                },
                cancellationToken),
            page => page.Parameters,
            page => page.NextToken);
        await foreach (var parameter in described) keys[parameter.Name] = parameter.KeyId;
    }
}
