using System.Diagnostics;
using Deploy.Testing;

namespace Deploy.EndToEnd.Tests.Infrastructure;

/// <summary>A clean copy of the working tree, as a git repository of its own: nothing in it is built.</summary>
public sealed class RepositoryClone : IDisposable
{
    /// <summary>Where it says that it was cloned from. Nothing is there.</summary>
    public const string Address = "https://git.example/acme/deploy-ecs";

    private static readonly string[] LeftOut = [".git", "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];
    private readonly TemporaryFolder _folder = new("clone");

    /// <summary>Copies and commits.</summary>
    public RepositoryClone()
    {
        Copy(new DirectoryInfo(Repository.Root), Root);
        if (File.Exists(PathOf(".git"))) throw new InvalidOperationException("The copy leads to the repository that it was made of.");
        Git("init", "--quiet");
        Git("remote", "add", "origin", $"{Address}.git");
        Commit("The repository as it is");
    }

    /// <summary>Its folder.</summary>
    public string Root => _folder.Root;

    /// <summary>A path in it.</summary>
    public string PathOf(string path) => _folder.PathOf(path);

    /// <summary>Commits everything, or nothing but a message.</summary>
    public void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--allow-empty", "--message", message);
    }

    /// <summary>Deletes it.</summary>
    public void Dispose() => _folder.Dispose();

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);

        // In a worktree .git is a file: copied, it would make commits here commits there.
        foreach (var file in from.EnumerateFiles().Where(file => file.Name != ".git")) file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(folder => !LeftOut.Contains(folder.Name))) Copy(folder, Path.Combine(to, folder.Name));
    }

    private void Git(params string[] arguments)
    {
        // The repository is named outright: git must not look for another one, above this folder or in the environment.
        var start = new ProcessStartInfo("git", ["--git-dir", PathOf(".git"), "--work-tree", Root, .. arguments]) { WorkingDirectory = Root, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }
}
