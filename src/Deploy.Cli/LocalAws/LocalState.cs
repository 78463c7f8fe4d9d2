namespace Deploy.Cli.LocalAws;

/// <summary>The folder in which the local AWS keeps its state.</summary>
/// <param name="Directory">Its path.</param>
internal sealed record LocalState(string Directory)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "DEPLOY_ECS_LOCAL_STATE";

    /// <summary>The folder of the environment variable, else of the user.</summary>
    public static LocalState Default => Of(null);

    /// <summary>The file that it writes when it listens.</summary>
    public string EndpointFile => Path.Combine(Directory, "endpoint.json");

    /// <summary>What it writes to its output.</summary>
    public string LogFile => Path.Combine(Directory, "local.log");

    /// <summary>A given folder, else the default.</summary>
    public static LocalState Of(string? directory)
    {
        var chosen = new[] { directory, Environment.GetEnvironmentVariable(Variable) }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return new LocalState(Path.GetFullPath(chosen ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "deploy-ecs", "local")));
    }
}
