using Deploy.Engine.Clients;
using Deploy.Engine.Identity;

namespace Deploy.Engine.Checks;

/// <summary>Clients, and whom they speak for.</summary>
/// <param name="Regions">The clients by Region.</param>
/// <param name="Account">Where the run deploys to.</param>
public sealed record Connection(RegionalClients Regions, AwsAccount Account)
{
    /// <summary>The clients of the run's Region.</summary>
    public AwsClients Aws => Regions.In(Account.Region);
}
