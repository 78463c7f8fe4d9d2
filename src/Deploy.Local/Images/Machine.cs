using System.Runtime.InteropServices;

namespace Deploy.Local.Images;

/// <summary>What programs can run on this machine.</summary>
public sealed record Machine
{
    private static readonly Lazy<Machine> Current = new(Look);

    /// <summary>The machine that Local runs on.</summary>
    public static Machine This => Current.Value;

    /// <summary>The operating system in Go's words: <c>linux</c>, <c>darwin</c>, <c>windows</c>.</summary>
    public required string Os { get; init; }

    /// <summary>The CPU in Go's words: <c>amd64</c>, <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The folders of <c>PATH</c>.</summary>
    public required IReadOnlyList<string> SearchPath { get; init; }

    /// <summary>Whether shells and scripts of an image mean something here.</summary>
    public bool IsUnix => Os != "windows";

    /// <summary>
    /// The program <c>dotnet</c>, or null: what the environment names, else the one of the runtime that runs Local, which has ASP.NET Core,
    /// else the first of <c>PATH</c>.
    /// </summary>
    public required string? Dotnet { get; init; }

    /// <summary>A program of this machine by its name, without a path; null when <c>PATH</c> has none.</summary>
    public string? Find(string name) => SearchPath.Select(folder => Path.Combine(folder, name)).FirstOrDefault(ProgramFile.IsExecutable);

    private static Machine Look()
    {
        var machine = new Machine
        {
            Os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
            Architecture = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64
                ? "amd64"
                : RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            SearchPath =
            [
                .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                    .Where(folder => Path.IsPathFullyQualified(folder)),
            ],
            Dotnet = null,
        };
        return machine with { Dotnet = FindDotnet(machine) };
    }

    private static string? FindDotnet(Machine machine)
    {
        var name = machine.IsUnix ? "dotnet" : "dotnet.exe";
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } folder ? Path.Combine(folder, name) : null,
            // The runtime lies in <dotnet>/shared/Microsoft.NETCore.App/<version>.
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name)),
            machine.Find(name),
        ];
        return candidates.FirstOrDefault(File.Exists);
    }
}
