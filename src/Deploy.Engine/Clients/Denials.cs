using Amazon.Runtime;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Clients;

/// <summary>
/// Explains a denied read of something that the plan names. Of what does not exist AWS knows no ARN: it holds the policy against the bare name
/// (a role without its path, a secret without its suffix), so that "denied" can mean "does not exist".
/// </summary>
internal static class Denials
{
    /// <summary>The refusal that names both.</summary>
    /// <param name="resource">The resource that refers to it.</param>
    /// <param name="property">The path of the property that does.</param>
    /// <param name="thing">What was to be read, with its article: <c>the role platform</c>.</param>
    /// <param name="denied">What AWS answered.</param>
    public static DeploymentException MayBeAbsent(ResourceSpec resource, string property, string thing, AmazonServiceException denied) => new(
        DeploymentOutcome.AccessDenied,
        $"{resource.Address}: {thing} does not exist in this account and Region, or {ServiceErrors.ActionOf(denied)} is not allowed on it; AWS does not say which. Check its name, then allow the action.",
        denied)
    {
        Address = resource.Address,
        Property = property,
    };
}
