using System.Globalization;
using Deploy.Local.Containers;

namespace Deploy.Local.Hosting;

/// <summary>How to run Local.</summary>
public sealed record LocalOptions
{
    /// <summary>Null prefers the port of the last run on the same state; 0 takes any free port.</summary>
    public int? Port { get; init; }

    /// <summary>Folder of state, port and lock; null keeps everything in memory.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Simulated steps take their usual time divided by this.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>What becomes of tasks.</summary>
    public TaskMode Tasks { get; init; } = TaskMode.Simulated;

    /// <summary>How many tasks run at a time; further ones are simulated. A desired count of hundreds is nothing for AWS, and the end of a developer's machine.</summary>
    public int MostTasks { get; init; } = 64;

    /// <summary>
    /// Which container engine runs tasks that cannot be processes: <c>auto</c> looks for one, <c>never</c> asks none, else its address, such as
    /// <c>unix:///run/docker.sock</c>.
    /// </summary>
    public string Docker { get; init; } = "never";

    /// <summary>The environment variable that says what <c>--docker</c> does, where that is not given: other programs start Local, too.</summary>
    public const string DockerVariable = "DEPLOY_ECS_LOCAL_DOCKER";

    public const string Usage =
        "Usage: Deploy.Local --state <folder> [--port <number, 0 for any free one>] [--speed <factor, default 1>] [--tasks processes|simulated, default processes] "
        + "[--docker auto|never|<address>, default auto]";

    /// <exception cref="FormatException">An argument is unknown, without value or out of range; the message says which.</exception>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var docker = Environment.GetEnvironmentVariable(DockerVariable) is { Length: > 0 } said ? said : "auto";
        var options = new LocalOptions { Tasks = TaskMode.Processes, Docker = ParseDocker(docker) };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (name is not ("--port" or "--state" or "--speed" or "--tasks" or "--docker"))
                throw new FormatException($"Unknown argument '{name}'. {Usage}");
            if (i + 1 == arguments.Count)
                throw new FormatException($"'{name}' needs a value. {Usage}");
            var value = arguments[i + 1];
            options = name switch
            {
                "--port" => options with { Port = ParsePort(value) },
                "--tasks" => options with { Tasks = ParseTasks(value) },
                "--docker" => options with { Docker = ParseDocker(value) },
                "--speed" => options with { Speed = ParseSpeed(value) },
                _ => options with { StateDirectory = Path.GetFullPath(value) },
            };
        }

        return options.StateDirectory is null ? throw new FormatException($"'--state' is missing. {Usage}") : options;
    }

    private static TaskMode ParseTasks(string value) => value switch
    {
        "processes" => TaskMode.Processes,
        "simulated" => TaskMode.Simulated,
        _ => throw new FormatException($"'--tasks {value}' is unknown: give 'processes' or 'simulated'."),
    };

    private static string ParseDocker(string value) => EngineEndpoints.IsKnown(value)
        ? value
        : throw new FormatException(
            $"'--docker {value}' (or {DockerVariable}) names no container engine of this machine: give 'auto', 'never', or an address such as "
            + "'unix:///var/run/docker.sock'.");

    private static int ParsePort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException($"'--port {value}' is not a port: give a number from 0 to 65535.");

    private static double ParseSpeed(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && double.IsFinite(speed) && speed > 0
            ? speed
            : throw new FormatException($"'--speed {value}' is not a factor: give a number above 0.");
}
