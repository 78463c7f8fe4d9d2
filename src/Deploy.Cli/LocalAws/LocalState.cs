namespace Deploy.Cli.LocalAws;

/// <summary>The folder in which the local AWS keeps its state.</summary>
/// <param name="Directory">Its path.</param>
internal sealed record LocalState(string Directory)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "DEPLOY_ECS_LOCAL_STATE";

    private const string Cure = $"Name a folder that can be written in {Variable}.";

    /// <summary>The folder of the environment variable, else of the user.</summary>
    public static LocalState Default => Of(null);

    /// <summary>The file that it writes when it listens.</summary>
    public string EndpointFile => Path.Combine(Directory, "endpoint.json");

    /// <summary>What it writes to its output.</summary>
    public string LogFile => Path.Combine(Directory, "local.log");

    /// <summary>Why it did not start, written by itself.</summary>
    public string ProblemFile => Path.Combine(Directory, "problem.txt");

    /// <summary>A given folder, else the default.</summary>
    /// <exception cref="LocalStartException">There is no default: the user has no home directory.</exception>
    public static LocalState Of(string? directory)
    {
        var chosen = new[] { directory, Environment.GetEnvironmentVariable(Variable) }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return new LocalState(Path.GetFullPath(chosen ?? Path.Combine(OfUser(), "deploy-ecs", "local")));
    }

    /// <summary>Makes the folder.</summary>
    /// <exception cref="LocalStartException">It cannot be made.</exception>
    public void Create()
    {
        try
        {
            System.IO.Directory.CreateDirectory(Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalStartException($"The local AWS cannot keep its state in {Directory}: {e.Message} {Cure}", e);
        }
    }

    /// <summary>A user without a home, as containers of build systems run with, has no such folder.</summary>
    private static string OfUser()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? folder : throw new LocalStartException($"The local AWS has no place for its state: this user has no home directory. {Cure}");
    }
}
