using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Snapshooter.Xunit;

namespace Deploy.Generators.Tests.Planning;

/// <summary>Whole plans, so that every default is seen.</summary>
public sealed class PlanSnapshotTests
{
    [Fact]
    public void The_smallest_application() => Snapshot.Match(PlanJson.Write(Generate.Plan(Samples.FourAttributes)));

    [Fact]
    public void The_storefront() => Snapshot.Match(PlanJson.Write(Generate.Plan(Samples.Storefront)));
}
