using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>Reads <c>@{ssm:/path}</c> from the parameter store; a SecureString is refused, because its value would stand in a task definition.</summary>
/// <param name="ssm">The client.</param>
/// <param name="standIns">What the local AWS could do about a missing one; null: this is an account.</param>
public sealed class ParameterLookup(IAmazonSimpleSystemsManagement ssm, LocalStandIns? standIns = null)
{
    private const int GetLimit = 10;

    /// <summary>The values, by name.</summary>
    /// <exception cref="DeploymentException">A parameter does not exist or is a SecureString.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken)
    {
        var wanted = resources
            .SelectMany(resource => TemplateResolver.Placeholders(resource).Select(found => (Resource: resource, found.Path, found.Placeholder)))
            .Where(found => found.Placeholder.StartsWith(TemplateResolver.ParameterStorePrefix, StringComparison.Ordinal))
            .ToLookup(found => found.Placeholder[TemplateResolver.ParameterStorePrefix.Length..]);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var batch in wanted.Select(group => group.Key).Chunk(GetLimit))
        {
            var reply = await ssm.GetParametersAsync(new GetParametersRequest { Names = [.. batch] }, cancellationToken);
            foreach (var parameter in reply.Parameters ?? [])
            {
                if (parameter.Type == ParameterType.SecureString)
                    throw Refused(parameter.Name, "is a SecureString: its value must not stand in a plan. Use [Secret] with ssm:" + parameter.Name);
                values[parameter.Name] = parameter.Value;
            }

            if (batch.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing)
            {
                // A stand-in without a value would start a program that does something else than anybody wanted.
                throw Refused(missing, standIns is null ? "does not exist in this account and Region" : $"does not exist: {standIns.HowToGive(missing)}");
            }
        }

        return values;

        DeploymentException Refused(string name, string why)
        {
            var place = wanted[name].FirstOrDefault();
            return new DeploymentException(DeploymentOutcome.RefusedByPreflight, PreflightCodes.MissingParameter, $"The parameter {name} {why}.")
            {
                Address = place.Resource?.Address,
                Property = place.Path ?? "",
            };
        }
    }
}
