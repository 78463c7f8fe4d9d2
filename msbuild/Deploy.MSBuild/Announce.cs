using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild;

/// <summary>A message of the targets that must be read, in a terminal too: of MSBuild's own Message task the terminal logger shows nothing.</summary>
public sealed class Announce : Task
{
    /// <summary>The message.</summary>
    [Required]
    public required string Text { get; set; }

    /// <summary>MSBuild's <c>_MSBUILDTLENABLED</c>: whether its terminal logger writes.</summary>
    public string? TerminalLogger { get; set; }

    /// <summary>Says it.</summary>
    public override bool Execute()
    {
        new BuildLog(Log, MSBuild.TerminalLogger.Writes(TerminalLogger)).Message(MessageImportance.High, Text);
        return true;
    }
}
