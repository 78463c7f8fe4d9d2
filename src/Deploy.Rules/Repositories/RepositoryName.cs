using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Repositories;

/// <summary>ECR allows lower-case letters, digits and separators between them.</summary>
public sealed class RepositoryName() : ResourceRule<EcrRepositorySpec>(
    "DECS0801",
    "A repository's name is not valid",
    "The repository name {0} is not valid. Use 2 to 256 lower-case letters and digits, with single ._ or hyphens between them, "
        + "in parts separated by slashes.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsRepositoryName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
