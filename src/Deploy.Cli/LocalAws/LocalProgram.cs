using System.Diagnostics;

namespace Deploy.Cli.LocalAws;

/// <summary>Finds the program of the local AWS.</summary>
internal static class LocalProgram
{
    /// <summary>The environment variable that names another program.</summary>
    public const string Variable = "DEPLOY_ECS_LOCAL_PROGRAM";
    private const string FileName = "Deploy.Local.dll";

    /// <summary>Its path: that of the environment variable, else in the folder <c>local</c> beside this command, or beside the folder of a command that was compiled for this platform.</summary>
    /// <exception cref="LocalStartException">It is nowhere.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new LocalStartException($"{Variable} names {named}, which does not exist.");
        string[] places = [Path.Combine(AppContext.BaseDirectory, "local", FileName), Path.Combine(AppContext.BaseDirectory, "..", "local", FileName)];
        return places.FirstOrDefault(File.Exists) ?? throw new LocalStartException($"{FileName} is not in the folder local beside this command; set {Variable} to its path.");
    }

    /// <summary>The version of that program, as it says of itself when it runs; null: its file tells none.</summary>
    /// <exception cref="LocalStartException">It is nowhere.</exception>
    public static string? Version() => FileVersionInfo.GetVersionInfo(Find()).ProductVersion?.Split('+')[0];
}
