using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;

namespace Deploy.Cli.Tests.Support;

/// <summary>A folder with a plan.</summary>
internal sealed class Project : IDisposable
{
    private readonly TemporaryFolder _folder = new("cli");

    public Project(params ResourceSpec[] resources)
        : this(new DeploymentPlan { Application = "shop", Resources = resources.Length == 0 ? EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shop" }) : EquatableList.Of(resources) })
    {
    }

    public Project(DeploymentPlan plan) => Plan = _folder.Write("Shop.deploy.json", new DeploymentDocument(plan, SourceMap.Empty).Write());

    public string Plan { get; }

    public string State => _folder.PathOf("state");

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string content) => _folder.Write(name, content);

    public void Dispose() => _folder.Dispose();
}
