using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.Repositories;

/// <summary>Scanning finds known vulnerabilities.</summary>
public sealed class ScanOff() : ResourceRule<EcrRepositorySpec>(
    "DECS0816",
    "Images are not scanned when they are pushed",
    "'{0}' does not scan images when they are pushed. Leave out ScanOnPush = false.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(EcrRepositorySpec resource, DeploymentPlan plan)
    {
        if (!resource.ScanOnPush)
            yield return Found(resource.Address, nameof(resource.ScanOnPush), resource.Address.ToString());
    }
}
