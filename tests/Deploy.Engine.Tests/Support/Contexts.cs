using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Tests.Support;

/// <summary>A run's context for tests that make no call.</summary>
internal static class Contexts
{
    public static EnvironmentIdentity Identity { get; } = new("shop", "dev", "Shop") { Region = "eu-central-1" };

    public static KindContext Of(params ResourceSpec[] resources) => new()
    {
        // Nobody listens there: a call would fail.
        Aws = ClientFactory.Create(new ClientSettings("eu-central-1", "http://127.0.0.1:9", new AnonymousAWSCredentials()), new CallJournal(TimeProvider.System)),
        Account = new AwsAccount("123456789012", "eu-central-1", "aws", "amazonaws.com"),
        Identity = Identity,
        Names = new PhysicalNames(DeploymentPlan.DefaultNameTemplate, Identity),
        KindOf = KindCatalog.For,
        Resources = resources.ToDictionary(resource => resource.Address),
    };

    /// <summary>The same run with other clients and another clock.</summary>
    public static KindContext With(KindContext context, AwsClients aws, TimeProvider time) =>
        new()
        {
            Aws = aws,
            Time = time,
            Account = context.Account,
            Identity = context.Identity,
            Names = context.Names,
            KindOf = context.KindOf,
            Resources = context.Resources,
        };

    public static World World(params Snapshot[] snapshots) => new(snapshots.ToDictionary(snapshot => snapshot.Address), []);
}
