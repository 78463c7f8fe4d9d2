using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Infrastructure;

/// <summary>A program that speaks the protocol of <c>deploy-ecs</c>: what it says and does is a shell script.</summary>
internal sealed class FakeCommand
{
    private readonly TemporaryFolder _folder;

    public FakeCommand(TemporaryFolder folder)
    {
        _folder = folder;
        Path = folder.Write("command/fake-deploy-ecs", """
            #!/bin/sh
            here=$(dirname "$0")
            printf '%s\n' "$@" > "$here/arguments"
            echo $$ > "$here/process"
            . "$here/scenario"
            """ + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    /// <summary>The arguments of the last run; null when it never ran.</summary>
    public string[]? Arguments => File.Exists(_folder.PathOf("command", "arguments")) ? File.ReadAllLines(_folder.PathOf("command", "arguments")) : null;

    /// <summary>What the scenario wrote into <c>$here/answer</c>.</summary>
    public string Answer => File.ReadAllText(_folder.PathOf("command", "answer")).Trim();

    /// <summary>Sets the script. Lines that begin with <c>{</c> are printed.</summary>
    public FakeCommand Does(string script)
    {
        var lines = script.Split('\n').Select(line => line.StartsWith('{') ? $"printf '%s\\n' '{line}'" : line);
        _folder.Write("command/scenario", string.Join('\n', lines) + "\n");
        return this;
    }

    /// <summary>Whether the process of the last run still exists.</summary>
    public bool IsRunning => Directory.Exists($"/proc/{File.ReadAllText(_folder.PathOf("command", "process")).Trim()}");
}
