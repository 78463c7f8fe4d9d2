using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>How a container's command starts as a process of this machine.</summary>
public sealed record ProgramStart
{
    private const string Muxer = "dotnet";

    // Where programs of a distribution lie. The embedded base image has none of them; a real one has at least a shell.
    private static readonly string[] SystemFolders = ["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/local/sbin/"];

    /// <summary>The program: a full path on this machine.</summary>
    public required string FileName { get; init; }

    /// <summary>The arguments after the program. Absolute paths of files that the image holds are those on this machine.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The working directory on this machine. It can be read only.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>
    /// True when a program of this machine starts that the image does not hold, such as a shell: in AWS there may be another version
    /// of it, or none. The machine's <c>dotnet</c> does not count.
    /// </summary>
    public bool IsOfMachine { get; init; }

    /// <summary>Finds the program in the image, else on the machine.</summary>
    /// <exception cref="ImageNotRunnableException">AWS would start it, but this machine cannot.</exception>
    /// <exception cref="ContainerStartException">No container runtime could start it.</exception>
    public static ProgramStart Find(UnpackedImage image, ContainerCommand command, Machine machine)
    {
        var paths = new ImagePaths(image.Root, command.WorkingDirectory);
        var folder = paths.Map(".");
        if (folder is null || !Directory.Exists(folder))
            throw new ImageNotRunnableException($"the image does not hold its working directory '{command.WorkingDirectory}', and nothing can be made in it here");

        var (fileName, before, isOfMachine) = Choose(command, paths, machine);
        return new ProgramStart
        {
            FileName = fileName,
            Arguments = [.. before, .. command.Arguments.Skip(1).Select(paths.MapArgument)],
            WorkingDirectory = folder,
            IsOfMachine = isOfMachine,
        };
    }

    private static (string FileName, string[] Before, bool IsOfMachine) Choose(ContainerCommand command, ImagePaths paths, Machine machine)
    {
        var program = command.Arguments[0];
        var name = program[(program.LastIndexOf('/') + 1)..];
        // Never the image's own: its runtime may want a C library that this machine lacks.
        if (name == Muxer)
            return (DotnetOf(machine), [], false);
        if (Held(command, paths) is { } held)
            return StartHeld(held, program, machine);

        var isOfSystem = program == name || SystemFolders.Contains(program[..^name.Length]);
        if (machine.IsUnix && name.Length > 0 && isOfSystem && machine.Find(name) is { } found)
            return (found, [], true);
        throw new ContainerStartException(program.Contains('/', StringComparison.Ordinal)
            ? $"exec: \"{program}\": stat {program}: no such file or directory"
            : $"exec: \"{program}\": executable file not found in $PATH");
    }

    private static string? Held(ContainerCommand command, ImagePaths paths)
    {
        var program = command.Arguments[0];
        return program.Contains('/', StringComparison.Ordinal)
            ? paths.Map(program) is { } file && Path.Exists(file) ? file : null
            : program.Length == 0 ? null
            : command.SearchPath.Select(folder => paths.Map($"{folder}/{program}")).FirstOrDefault(file => file is not null && ProgramFile.IsExecutable(file));
    }

    private static (string FileName, string[] Before, bool IsOfMachine) StartHeld(string file, string program, Machine machine)
    {
        if (Directory.Exists(file))
            throw new ContainerStartException($"exec: \"{program}\": is a directory");
        if (!ProgramFile.IsExecutable(file))
            throw new ContainerStartException($"exec: \"{program}\": permission denied");
        // Always through dotnet: the same on every machine, whatever CPU the apphost is for.
        if (DotnetApp.AssemblyOf(file) is { } assembly)
            return (DotnetOf(machine), ["exec", assembly], false);

        var format = ProgramFile.Read(file);
        if (format is { Os: null, Interpreter: null })
            throw new ContainerStartException($"exec {program}: exec format error");
        if (format.Os is null && !machine.IsUnix)
            throw new ImageNotRunnableException($"{program} is a script for {format.Interpreter}, which {machine.Os} does not run");
        if (format.Os is not null && (format.Os != machine.Os || format.Architecture != machine.Architecture))
            throw new ImageNotRunnableException($"{program} is a program for {format.Os}/{format.Architecture}; this machine is {machine.Os}/{machine.Architecture}");
        if (format.Interpreter is { } interpreter && !File.Exists(interpreter))
            throw new ImageNotRunnableException($"{program} needs {interpreter}, which this machine does not have");
        return (file, [], IsOfMachine: format.Os is null);
    }

    private static string DotnetOf(Machine machine) =>
        machine.Dotnet ?? throw new ImageNotRunnableException("there is no dotnet on this machine: DOTNET_ROOT or PATH must name its folder");
}
