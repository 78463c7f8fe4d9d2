using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>An ARN of one partition means nothing in another one.</summary>
public sealed class ArnPartition() : ResourceRule<ResourceSpec>(
    "DECS0938",
    "An ARN is of another partition",
    "{0} is of partition {1}, but Region {2} is in {3}. Write arn:{3}:…, or arn:@{{partition}}:….")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        if (Text.Known(plan.Region) is not { } region || !Regions.HasForm(region)) yield break;
        var partition = Regions.PartitionOf(region);
        foreach (var text in SpecValues.Of(resource).Texts.Where(text => text.Property != "Value"))
        {
            if (Arn.Parse(Text.Known(text.Value)) is { } arn && arn.Partition != partition)
                yield return Found(resource.Address, text.Path, Text.Quote(text.Value), arn.Partition, region, partition);
        }
    }
}
