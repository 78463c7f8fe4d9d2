using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>The refusal for something that the plan refers to and AWS does not have.</summary>
internal static class MissingReference
{
    public static DeploymentException Of(ResourceSpec resource, string property, string text, Exception? inner = null) =>
        new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.MissingReference, $"{resource.Address}: {text}", inner) { Address = resource.Address, Property = property };
}
