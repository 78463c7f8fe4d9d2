using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Sweeps;

/// <summary>The sweeps of crashes and faults run the engine in their own process, on a copy of Storefront's compiled plan: it must be what the compiler writes.</summary>
[Collection(CloneCollection.Name)]
public sealed class SweptPlanTests(CloneFixture clone)
{
    [Fact]
    public void The_plan_of_the_sweeps_is_the_compiled_plan_of_Storefront()
    {
        clone.FirstPublish.EnsureSuccess();
        var compiled = JsonNode.Parse(clone.PlanOf("Storefront"))!["Plan"];
        var swept = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "Deploy.Engine.Tests", "Sweeps", "storefront.deploy.json")))!["Plan"];

        Assert.Equal(compiled!.ToJsonString(), swept!.ToJsonString());
    }
}
