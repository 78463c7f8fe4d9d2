using System.Text.Json.Nodes;
using Deploy.EndToEnd.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Sweeps;

/// <summary>The sweeps of crashes and faults run the engine in their own process, on a copy of Storefront's compiled plan: it must be what the compiler writes.</summary>
[Collection(StorefrontCollection.Name)]
public sealed class SweptPlanTests(StorefrontFixture storefront)
{
    [Fact]
    public void The_plan_of_the_sweeps_is_the_compiled_plan_of_Storefront()
    {
        storefront.FirstPublish.EnsureSuccess();
        var compiled = storefront.FirstPlan!["Plan"];
        var swept = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "Deploy.Engine.Tests", "Sweeps", "storefront.deploy.json")))!["Plan"];

        Assert.Equal(compiled!.ToJsonString(), swept!.ToJsonString());
    }
}
