using System.Text.Encodings.Web;
using System.Text.Json;
using Deploy.Engine.Outcomes;

namespace Deploy.Engine.SavedPlans;

/// <summary>A plan as it was shown, to be applied as it was shown: <c>plan --out f</c>, then <c>apply f</c>.</summary>
public sealed record SavedPlan
{
    private const int CurrentFormat = 1;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The format of the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The assembly that the plan is of.</summary>
    public required string Project { get; init; }

    /// <summary>The document, as the compiler wrote it.</summary>
    public required string Document { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The account that was read.</summary>
    public required string Account { get; init; }

    /// <summary>The Region that was read.</summary>
    public required string Region { get; init; }

    /// <summary>The content key of the image; null where nothing was published.</summary>
    public string? ImageTag { get; init; }

    /// <summary>The image by digest; null where it is still to be pushed.</summary>
    public string? Image { get; init; }

    /// <summary>Hashes of what the plan wants, by address.</summary>
    public required SortedDictionary<string, string> Desired { get; init; }

    /// <summary>Hashes of what AWS had, by address.</summary>
    public required SortedDictionary<string, string> Actual { get; init; }

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DeploymentException">The file is missing, no saved plan, or one of a newer version.</exception>
    public static SavedPlan Read(string path)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<SavedPlan>(File.ReadAllText(path), Json) ?? throw new JsonException("It is empty.");
            return saved.Format <= CurrentFormat
                ? saved
                : throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, PreflightCodes.NewerPlan, $"{path} was saved by a newer version of deploy-ecs. Update Deploy.Ecs.");
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"{path} is not a saved plan: {e.Message}", e);
        }
    }

    /// <summary>Refuses where something is not as it was when the plan was shown.</summary>
    /// <exception cref="DeploymentException">The world moved; the message names what.</exception>
    public void Require(string account, string region, SortedDictionary<string, string> desired, SortedDictionary<string, string> actual)
    {
        if (account != Account || region != Region) throw Outdated($"it was made for {Account} in {Region}, not for {account} in {region}");
        var moved = Differing(Desired, desired).Select(address => $"{address} (its resolved declaration)").Concat(Differing(Actual, actual).Select(address => $"{address} (in AWS)")).ToList();
        if (moved.Count > 0) throw Outdated($"since then these changed: {string.Join(", ", moved)}");
    }

    /// <summary>The refusal for a saved plan that does not fit any more.</summary>
    public static DeploymentException Outdated(string why) => new(
        DeploymentOutcome.RefusedByPreflight, PreflightCodes.OutdatedPlan, $"The saved plan is out of date: {why}. Make a new one with plan --out, and look at it.");

    private static IEnumerable<string> Differing(SortedDictionary<string, string> before, SortedDictionary<string, string> now) =>
        before.Keys.Union(now.Keys).Where(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key)).Order(StringComparer.Ordinal);
}
