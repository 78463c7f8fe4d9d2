using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild;

/// <summary>A message of the targets that must be read, in a terminal too: of MSBuild's own Message task the terminal logger shows nothing.</summary>
public sealed class Announce : Task
{
    /// <summary>The message.</summary>
    [Required]
    public required string Text { get; set; }

    /// <summary><c>1</c>: MSBuild writes to a terminal, by its terminal logger.</summary>
    public string? TerminalLogger { get; set; }

    /// <summary>Says it.</summary>
    public override bool Execute()
    {
        new BuildLog(Log, TerminalLogger == "1").Message(MessageImportance.High, Text);
        return true;
    }
}
