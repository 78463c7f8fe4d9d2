using System.Security.Cryptography;
using System.Text;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.SavedPlans;

/// <summary>Hashes of what the plan wants and of what AWS has, by which a saved plan notices that the world moved. They reveal no value.</summary>
public static class Fingerprints
{
    /// <summary>What stands for a resource that does not exist.</summary>
    public const string Absent = "absent";

    /// <summary>What the plan wants, by address.</summary>
    public static SortedDictionary<string, string> Desired(IEnumerable<ResourceSpec> resources) =>
        Sorted(resources.Select(resource => (resource.Address, HashOf(JsonText.Write(PlanJson.ToJson(resource))))));

    /// <summary>What AWS has, by address: of the plan's resources and of those that left it.</summary>
    public static SortedDictionary<string, string> Actual(IEnumerable<ResourceSpec> resources, World world)
    {
        var read = resources.Select(resource => (resource.Address, world.Snapshots.TryGetValue(resource.Address, out var snapshot) ? HashOf(snapshot) : Absent));
        return Sorted(read.Concat(world.Vanished.Select(snapshot => (new ResourceAddress("vanished", snapshot.Arn), HashOf(snapshot)))));
    }

    private static string HashOf(Snapshot snapshot) =>
        HashOf($"{snapshot.Arn}\n{JsonText.Write(PlanJson.ToJson(snapshot.Resource))}\n{string.Join('\n', snapshot.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))}");

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static SortedDictionary<string, string> Sorted(IEnumerable<(ResourceAddress Address, string Hash)> hashes)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (address, hash) in hashes) sorted[address.ToString()] = hash;
        return sorted;
    }
}
