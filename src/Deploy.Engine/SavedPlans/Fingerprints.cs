using System.Security.Cryptography;
using System.Text;
using Deploy.Engine.Kinds;
using Deploy.Engine.Reading;
using Deploy.Plan;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.SavedPlans;

/// <summary>
/// Hashes of what the plan wants and of what AWS has, by which a saved plan notices that the world moved. What is hashed holds values of
/// parameters and variables, and a short one could be guessed from its hash. So each saved plan has a salt of its own, which makes guesses that were
/// prepared worthless, and the hash is slow, which makes new ones expensive.
/// </summary>
/// <param name="salt">The saved plan's, from <see cref="NewSalt"/>.</param>
public sealed class Fingerprints(string salt)
{
    /// <summary>What stands for a resource that does not exist.</summary>
    public const string Absent = "absent";

    /// <summary>A few milliseconds for each resource: nothing in a deployment, and twenty thousand times the price of a guess.</summary>
    private const int Iterations = 20_000;

    private const int SaltLength = 16;
    private const int HashLength = 32;

    private readonly byte[] _salt = Convert.FromHexString(salt);

    /// <summary>A salt for one saved plan.</summary>
    public static string NewSalt() => RandomNumberGenerator.GetHexString(2 * SaltLength, lowercase: true);

    /// <summary>What the plan wants, by address.</summary>
    public SortedDictionary<string, string> Desired(IEnumerable<ResourceSpec> resources) =>
        Sorted(resources.Select(resource => (resource.Address, HashOf(JsonText.Write(PlanJson.ToJson(resource))))));

    /// <summary>
    /// What AWS has, by address: of the plan's resources and of those that left it. What another project makes is that one's to change, and may be
    /// made between the plan and its application.
    /// </summary>
    public SortedDictionary<string, string> Actual(IEnumerable<ResourceSpec> resources, World world)
    {
        var read = resources.Where(resource => resource.Owner is null).Select(resource => (resource.Address, world.Snapshots.TryGetValue(resource.Address, out var snapshot) ? HashOf(snapshot) : Absent));
        return Sorted(read.Concat(world.Vanished.Select(snapshot => (new ResourceAddress("vanished", snapshot.Arn), HashOf(snapshot)))));
    }

    private string HashOf(Snapshot snapshot) =>
        HashOf($"{snapshot.Arn}\n{JsonText.Write(PlanJson.ToJson(snapshot.Resource))}\n{string.Join('\n', snapshot.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))}");

    private string HashOf(string text) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(text), _salt, Iterations, HashAlgorithmName.SHA256, HashLength));

    private static SortedDictionary<string, string> Sorted(IEnumerable<(ResourceAddress Address, string Hash)> hashes)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (address, hash) in hashes) sorted[address.ToString()] = hash;
        return sorted;
    }
}
