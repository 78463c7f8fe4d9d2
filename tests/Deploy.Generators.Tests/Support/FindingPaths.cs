using Deploy.Generators.Analysis;
using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Support;

/// <summary>Demands of every finding in a test that the property exists at which it lies; of rules of plans their own cases say so too.</summary>
internal static class FindingPaths
{
    /// <summary>Fails where a finding names a property that its resource does not have.</summary>
    public static void AssertExist(IEnumerable<Diagnostic> found) => Assert.All(found, diagnostic =>
    {
        var address = diagnostic.Properties.GetValueOrDefault(DeploymentAnalyzer.AddressProperty) ?? "";
        var path = diagnostic.Properties.GetValueOrDefault(DeploymentAnalyzer.PathProperty) ?? "";
        Assert.True(Exists(address.Split('/')[0], path), $"{diagnostic.Id}: {address} has no {path}.");
    });

    private static bool Exists(string kind, string path) => kind switch
    {
        // What is written wrongly is no property yet: its attribute is at fault.
        "class" => path.Length == 0,
        "deployment" => PropertyPath.Exists(typeof(DeploymentPlan), path),
        _ => ResourceSpec.TypeOf(kind) is { } type && PropertyPath.Exists(type, path),
    };
}
