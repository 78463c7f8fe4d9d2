namespace Deploy.MSBuild;

/// <summary>What MSBuild's terminal logger, the default in a terminal, must be told.</summary>
/// <remarks><see href="https://learn.microsoft.com/dotnet/core/tools/dotnet-build"/> (option <c>--tl</c>).</remarks>
internal static class TerminalLogger
{
    /// <summary>
    /// Behind a message of high importance: it is shown, at once and whole. Other messages are not shown at all, except those that ask
    /// somebody to sign in, which are known by a word in them. Here that word is the address of a hyperlink (OSC 8) with no text: terminals show nothing of it.
    /// </summary>
    public const string Shown = "\e]8;;--interactive\e\\\e]8;;\e\\";

    /// <summary>Whether it writes what is logged.</summary>
    /// <param name="enabled">MSBuild's <c>_MSBUILDTLENABLED</c>: 0 or 1. A build without a project file leaves it out, and runs in the process that has the terminal.</param>
    public static bool Writes(string? enabled) => string.IsNullOrEmpty(enabled) ? !Console.IsOutputRedirected : enabled == "1";
}
