using Deploy.Plan.Resources;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>Holds what commands need against what is in the image.</summary>
internal static class ToolAgreement
{
    private const string Shell = "a shell";
    private static readonly string[] Folders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin"];

    public static IEnumerable<Finding> Check(AgreementContext context)
    {
        if (!context.Image.IsSdks || context.Image.Family == ImageFamily.Unknown) yield break;
        if (context.Container.HealthCheck is { } check && HealthCommand.Of(check.Command) is { } command && Missing(command, check.Command[1], context.Image.Family) is { } missing)
        {
            var instead = missing == Shell
                ? "Write \"CMD\" and the arguments of a program that is there one by one"
                : "Let the program ask itself, for example with \"CMD\", \"dotnet\", \"App.dll\", \"health\", or use a base image that has it";
            yield return context.Found<ToolNotInImage>("HealthCheck.Command", "health check", context.Container.Name, missing, context.Image.Spoken, instead);
        }

        if (context.Container.EntryPoint is [var program, ..] && MissingProgram(program, context.Image.Family) is { } absent)
        {
            yield return context.Found<ToolNotInImage>(
                nameof(ContainerSpec.EntryPoint), "entry point", context.Container.Name, absent, context.Image.Spoken, "Start the program itself, or use a base image that has it");
        }
    }

    private static string? Missing(HealthCommand command, string program, ImageFamily family)
    {
        if (command.UsesShell && family == ImageFamily.Distroless) return Shell;
        if (command.UsesShell && HealthCommand.IsShell(program) && MissingProgram(program, family) is { } shell) return shell;

        // Each alternative must be sure to fail, and one of them for want of its program.
        string? missing = null;
        foreach (var alternative in command.Alternatives)
        {
            if (MissingProgram(alternative[0], family) is { } absent) missing ??= absent;
            else if (!IsFailure(alternative)) return null;
        }

        return missing;
    }

    // In a folder of its own it is the program's: it comes with the image.
    private static string? MissingProgram(string program, ImageFamily family) => !IsOfImage(program) ? null : HealthCommand.NameOf(program) switch
    {
        "curl" => "curl",
        "wget" when family != ImageFamily.Alpine => "wget",
        "bash" when family == ImageFamily.Alpine => "bash",
        "sh" or "bash" or "ash" or "dash" when family == ImageFamily.Distroless => Shell,
        _ => null,
    };

    private static bool IsOfImage(string program) =>
        program.LastIndexOf('/') is var slash && (slash < 0 || Array.IndexOf(Folders, program.Substring(0, slash)) >= 0);

    private static bool IsFailure(string[] command) => command is ["false"] or ["exit", not "0"];
}
