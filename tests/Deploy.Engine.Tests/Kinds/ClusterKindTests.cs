using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class ClusterKindOnLocalTests(LocalAws server) : ClusterKindTests(server);

[Collection(OnMoto.Name)]
public sealed class ClusterKindOnMotoTests(MotoAws server) : ClusterKindTests(server)
{
    // moto has no way to change them.
    protected override bool Forgets(string property) => property == "Settings";
}

public abstract class ClusterKindTests(IAwsServer server)
{
    [SkippableFact]
    public Task A_cluster_lives() => Life.LiveAsync(new KindBench(server), Application.Cluster, ClusterVariations.Of, Forgets);

    protected virtual bool Forgets(string property) => false;
}
