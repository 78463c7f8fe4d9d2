using Docker.DotNet;

namespace Deploy.Local.Containers;

/// <summary>Where a container engine may answer on this machine.</summary>
internal static class EngineEndpoints
{
    private const string Never = "never";
    private const string Auto = "auto";

    /// <summary>Whether an engine is looked for at all.</summary>
    public static bool AreAsked(string choice) => choice != Never;

    /// <summary>Whether a choice means something: <c>auto</c>, <c>never</c>, or the address of an engine on this machine.</summary>
    public static bool IsKnown(string choice) =>
        choice is Auto or Never || (Uri.TryCreate(choice, UriKind.Absolute, out var address) && WhyNever(address) is null);

    /// <summary>
    /// What was chosen. Else what Docker's own command would use (<c>DOCKER_HOST</c>, the context, the default socket or pipe); where nobody
    /// says, the sockets of podman, and of Docker without root or in a desktop's virtual machine.
    /// </summary>
    /// <exception cref="DockerConfigurationException">The variable or the context names none.</exception>
    public static IReadOnlyList<Uri> Of(string choice)
    {
        if (choice != Auto)
            return [new Uri(choice)];
        var own = new DockerConfig().GetEndpoint();
        if (OperatingSystem.IsWindows() || IsSaid("DOCKER_HOST") || IsSaid("DOCKER_CONTEXT"))
            return [own];
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        string?[] others =
        [
            Path.Combine(home, ".docker", "run", "docker.sock"),
            Path.Combine(home, ".docker", "desktop", "docker.sock"),
            runtime is null ? null : Path.Combine(runtime, "docker.sock"),
            runtime is null ? null : Path.Combine(runtime, "podman", "podman.sock"),
            "/run/podman/podman.sock",
        ];
        return [own, .. others.Where(File.Exists).Select(path => new Uri($"unix://{path}"))];
    }

    /// <summary>Why an engine cannot be used now, without asking it; null: it may.</summary>
    public static string? WhyNot(Uri endpoint) =>
        endpoint.Scheme == "unix" && !File.Exists(endpoint.LocalPath) ? "there is no such socket" : WhyNever(endpoint);

    private static string? WhyNever(Uri endpoint) => endpoint.Scheme switch
    {
        "unix" or "npipe" => null,
        "tcp" or "http" or "https" when endpoint.IsLoopback => null,
        "tcp" or "http" or "https" => "it is on another machine, where nothing of a task could be reached",
        _ => $"'{endpoint.Scheme}' is not spoken here",
    };

    private static bool IsSaid(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
