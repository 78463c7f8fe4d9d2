using Deploy.Cli.LocalAws;
using Deploy.Plan.Texts;

namespace Deploy.Cli.Commands;

/// <summary>The environment variables of the command's own.</summary>
internal static class Variables
{
    private const string Prefix = "DEPLOY_ECS_";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [LocalState.Variable, LocalProgram.Variable];

    /// <summary>What is wrong with variables that are nearly one of these. Others with the prefix may be somebody's own, for parameters or scripts.</summary>
    public static IEnumerable<string> Mistakes(IEnumerable<string> names) =>
        from name in names.Order(StringComparer.Ordinal)
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !All.Contains(name)
        let meant = Suggestion.Of(name, All)
        where meant is not null
        select $"The environment variable {name} is not known. Did you mean {meant}?";
}
