using System.Text.Json;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Deploy.Engine.Clients;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Whether a secret has the JSON key that a container uses. A secret's value is read, and nothing but the answer leaves this class: no
/// message holds a value, or a name that was not declared.
/// </summary>
internal sealed class SecretKeys(IAmazonSecretsManager secrets, Action<string> remark)
{
    /// <summary>Requires the key.</summary>
    /// <param name="user">The resource that uses it.</param>
    /// <param name="property">The property that does.</param>
    /// <param name="reference">The secret and its key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Outcomes.DeploymentException">The secret is no JSON object, has no such key, or no such version.</exception>
    public async Task RequireAsync(ResourceSpec user, string property, SecretReference reference, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSecretValueRequest { SecretId = reference.Id, VersionStage = reference.VersionStage, VersionId = reference.VersionId };
            var value = await secrets.GetSecretValueAsync(request, cancellationToken);
            if (Has(value.SecretString, reference.JsonKey!) is false)
                throw MissingReference.Of(user, property, $"the secret {reference.Id} has no JSON key '{reference.JsonKey}'. Add it to the secret's value, or correct the declaration.");
        }
        catch (ResourceNotFoundException)
        {
            throw MissingReference.Of(user, property, $"the secret {reference.Id} has no value in the version that is declared.");
        }
        catch (AmazonServiceException e) when (e.IsAccessDenied())
        {
            remark($"the JSON key '{reference.JsonKey}' of {reference.Id} is not checked: {ServiceErrors.ActionOf(e)} is denied");
        }
    }

    private static bool Has(string? value, string key)
    {
        try
        {
            using var json = JsonDocument.Parse(value ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(key, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
