namespace Deploy.Local.Ecs.Surroundings;

/// <summary>
/// What a task's process needs of the machine that runs it, and nothing else: where programs and libraries lie. The process starts from an
/// empty environment, so that the credentials, profiles and settings of whoever runs Local never reach a task.
/// </summary>
public static class MachineEnvironment
{
    private static readonly StringComparer Names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Kept as they are, where the machine has them.</summary>
    private static readonly string[] Kept =
    [
        "PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_ROOT(x86)", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
        // Windows: without these neither sockets nor the cryptography of the system start.
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "CommonProgramFiles",
        "PROCESSOR_ARCHITECTURE",
    ];

    /// <summary>The user's folders, which the task has of its own.</summary>
    private static readonly string[] Homes = OperatingSystem.IsWindows() ? ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] : ["HOME"];

    private static readonly string[] Temporaries = OperatingSystem.IsWindows() ? ["TEMP", "TMP"] : ["TMPDIR"];

    private static readonly HashSet<string> Owned = Kept.Concat(Homes).Concat(Temporaries).ToHashSet(Names);

    /// <summary>The base of a process's environment; the container's own variables go over it.</summary>
    /// <param name="home">The task's own folder, an existing one.</param>
    /// <param name="temporary">The task's own folder for temporary files, an existing one.</param>
    public static Dictionary<string, string> Of(string home, string temporary)
    {
        var environment = new Dictionary<string, string>(Names)
        {
            // As in a container: no culture, and the time zone of AWS's machines.
            ["LANG"] = "C.UTF-8",
            ["TZ"] = "UTC",
            // Clients look for these below the user's folder, which on Windows is not found by a variable.
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(home, ".aws", "credentials"),
            ["AWS_CONFIG_FILE"] = Path.Combine(home, ".aws", "config"),
        };
        foreach (var name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                environment[name] = value;
        foreach (var name in Homes)
            environment[name] = home;
        foreach (var name in Temporaries)
            environment[name] = temporary;
        return environment;
    }

    /// <summary>Whether an image's value of that variable means a place in the image's own file system, which is not the root here.</summary>
    public static bool Owns(string name) => Owned.Contains(name);
}
