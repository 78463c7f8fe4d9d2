using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Takes the plan out of the symbols that the compiler wrote, beside the assembly or in it.</summary>
public sealed class RemovePlanFromSymbols : Task
{
    /// <summary>The assembly that was compiled.</summary>
    [Required]
    public required string Assembly { get; set; }

    /// <summary>Its symbols; a file that does not exist is none.</summary>
    public string? Symbols { get; set; }

    /// <summary>Removes it.</summary>
    public override bool Execute()
    {
        var symbols = Symbols is { Length: > 0 } path && File.Exists(path) ? path : null;
        if (!File.Exists(Assembly)) return true;
        try
        {
            var file = File.ReadAllBytes(Assembly);
            if (AssemblySymbols.Read(file) is not { } assembly) return true;
            var embedded = assembly.Embedded();
            var held = embedded ?? (symbols is null ? null : File.ReadAllBytes(symbols));
            if (held is null || PortableSymbols.Without(PlanSource.FileName, held) is not { } without) return true;
            File.WriteAllBytes(Assembly, assembly.With(without));
            if (embedded is null) File.WriteAllBytes(symbols!, without);
        }
        catch (BadImageFormatException exception)
        {
            new BuildLog(Log).Error(
                Codes.UnreadableSymbols, symbols ?? Assembly, $"The symbols hold the plan, and it cannot be taken out of them ({exception.Message}). Set DebugType to portable, embedded or none.");
            return false;
        }

        return true;
    }
}
