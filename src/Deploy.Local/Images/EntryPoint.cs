using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>What a container starts, by Docker's rules.</summary>
public static class EntryPoint
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>
    /// The definition's entry point takes the place of the image's and of the image's command; a command takes the place of the
    /// image's command only.
    /// </summary>
    /// <exception cref="ContainerStartException">Neither names a program.</exception>
    public static ContainerCommand Of(ImageConfiguration image, ContainerSettings container)
    {
        var isOwn = container.EntryPoint is { Count: > 0 };
        var command = Given(container.CommandOverride) ?? Given(container.Command) ?? (isOwn ? [] : image.Cmd);
        IReadOnlyList<string> arguments = [.. isOwn ? container.EntryPoint! : image.Entrypoint, .. command];
        return arguments is []
            ? throw new ContainerStartException("no command specified")
            : new ContainerCommand
            {
                Arguments = arguments,
                WorkingDirectory = Given(container.WorkingDirectory) ?? Given(image.WorkingDir) ?? "/",
                User = Given(container.User) ?? image.User,
                SearchPath = PathOf(image),
            };
    }

    private static string[] PathOf(ImageConfiguration image)
    {
        const string name = "PATH=";
        var path = image.Env.LastOrDefault(variable => variable.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? DefaultPath;
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IReadOnlyList<string>? Given(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? texts : null;

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
