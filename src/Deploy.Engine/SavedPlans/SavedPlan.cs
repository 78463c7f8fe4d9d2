using System.Text.Encodings.Web;
using System.Text.Json;
using Deploy.Engine.Images;
using Deploy.Engine.Loading;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan;

namespace Deploy.Engine.SavedPlans;

/// <summary>A plan as it was shown, to be applied as it was shown: <c>plan --out f</c>, then <c>apply f</c>.</summary>
public sealed record SavedPlan
{
    /// <summary>Before 2, hashes had no salt.</summary>
    private const int CurrentFormat = 2;
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

    /// <summary>The image that was named to be deployed, by digest; null: the project's own.</summary>
    public string? Image { get; init; }

    /// <summary>Digests of the images, by repository; an image that is still to be pushed has none.</summary>
    public SortedDictionary<string, string> Digests { get; init; } = new(StringComparer.Ordinal);

    /// <summary>See <see cref="RunOptions.SetDesiredCount"/>: it changes what is shown.</summary>
    public IReadOnlyList<string> SetDesiredCount { get; init; } = [];

    /// <summary>The salt of the hashes (<see cref="Fingerprints"/>).</summary>
    public required string Salt { get; init; }

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
            return saved.Format switch
            {
                CurrentFormat => saved,
                > CurrentFormat => throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, PreflightCodes.OtherPlanFormat, $"{path} was saved by a newer version of deploy-ecs. Update Deploy.Ecs."),
                _ => throw Outdated("it was saved by an earlier version of deploy-ecs"),
            };
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"{path} is not a saved plan: {e.Message}", e);
        }
    }

    /// <summary>Refuses an option that asks for something else than what was shown. One that is left out is taken from here.</summary>
    /// <exception cref="DeploymentException">An option differs.</exception>
    public void RequireSameOptions(RunOptions options)
    {
        Require("environment", options.Environment, Environment);
        Require("stage", options.Stage, Stage);
        Require("image", options.Image, Image);

        static void Require(string option, string? asked, string? shown)
        {
            if (asked is not null && asked != shown) throw Outdated($"it was made for the {option} {shown ?? "(none)"}, not for {asked}");
        }
    }

    /// <summary>Refuses where what was built now declares something else than what was shown. Where it is declared may have moved.</summary>
    /// <exception cref="DeploymentException">The declarations differ.</exception>
    public void RequireSameDeclarations(LoadedPlan built)
    {
        if (PlanJson.ContentHash(built.Document.Plan) != PlanJson.ContentHash(LoadedPlan.Parse(Document, Project, Project).Document.Plan))
            throw Outdated($"{built.Project} declares something else now than it did then");
    }

    /// <summary>Refuses where something is not as it was when the plan was shown.</summary>
    /// <exception cref="DeploymentException">The world moved; the message names what.</exception>
    public void Require(string account, string region, SortedDictionary<string, string> desired, SortedDictionary<string, string> actual)
    {
        if (account != Account || region != Region) throw Outdated($"it was made for {Account} in {Region}, not for {account} in {region}");
        var moved = Differing(Desired, desired).Select(address => $"{address} (its resolved declaration)").Concat(Differing(Actual, actual).Select(address => $"{address} (in AWS)")).ToList();
        if (moved.Count > 0) throw Outdated($"since then these changed: {string.Join(", ", moved)}");
    }

    /// <summary>Refuses where the image is not the one that was shown, or has to be pushed and nobody can.</summary>
    /// <param name="images">The images now.</param>
    /// <param name="canPush">Whether the published files are there.</param>
    /// <exception cref="DeploymentException">An image differs.</exception>
    public void RequireImages(IReadOnlyList<RepositoryImage> images, bool canPush)
    {
        var now = DigestsOf(images);
        var other = Digests.Keys.FirstOrDefault(repository => now.GetValueOrDefault(repository) != Digests[repository]);
        if (other is not null) throw Outdated($"{other} holds another image under its tag than it did then");
        if (!canPush && images.FirstOrDefault(image => image.NeedsPush) is { } missing)
            throw Outdated($"its image is not in {missing.Repository}, and only the build can push it (dotnet publish with -p:DeployEcsPlanIn=<file>)");
    }

    /// <summary>The digests of images that a registry has, by repository.</summary>
    public static SortedDictionary<string, string> DigestsOf(IEnumerable<RepositoryImage> images) => new(
        images.Where(image => image.Digest is not null).ToDictionary(image => image.Repository.ToString(), image => image.Digest!), StringComparer.Ordinal);

    /// <summary>The refusal for a saved plan that does not fit any more.</summary>
    public static DeploymentException Outdated(string why) => new(
        DeploymentOutcome.RefusedByPreflight, PreflightCodes.OutdatedPlan, $"The saved plan is out of date: {why}. Make a new one (plan --out, in a build -p:DeployEcsPlanOut=…), and look at it.");

    private static IEnumerable<string> Differing(SortedDictionary<string, string> before, SortedDictionary<string, string> now) =>
        before.Keys.Union(now.Keys).Where(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key)).Order(StringComparer.Ordinal);
}
