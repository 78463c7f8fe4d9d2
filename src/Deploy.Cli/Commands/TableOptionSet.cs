using System.CommandLine;
using Deploy.Engine.Options;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>The options that a verb has from <see cref="RunOptionTable"/>.</summary>
internal sealed class TableOptionSet
{
    private readonly List<RunOption> _rows;

    /// <param name="verb">The verb.</param>
    public TableOptionSet(OptionVerbs verb)
    {
        _rows = [.. RunOptionTable.All.Where(row => row.Verbs.HasFlag(verb))];
        Options = [.. _rows.Where(row => !row.IsOperand).Select(Create)];
        Operands = [.. _rows.Where(row => row.IsOperand)
            .Select(row => new Argument<string?>(row.Name!) { Description = row.Help, Arity = ArgumentArity.ZeroOrOne })];
    }

    /// <summary>Options by name.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>What stands for itself.</summary>
    public IReadOnlyList<Argument<string?>> Operands { get; }

    /// <summary>Options of a run, with what the command line gives.</summary>
    public RunOptions Read(ParseResult parsed, RunOptions run) =>
        _rows.Aggregate(run, (read, row) => Given(Text(parsed, row)) is { } text ? row.Set(read, new OptionValue(text)) : read);

    private static string? Text(ParseResult parsed, RunOption row) => row.Kind switch
    {
        OptionKind.Switch => parsed.GetValue<bool>(row.Name!) ? bool.TrueString : null,
        _ when row.IsList => string.Join(';', parsed.GetValue<string[]>(row.Name!) ?? []),
        _ => parsed.GetValue<string?>(row.Name!),
    };

    private static Option Create(RunOption row)
    {
        Option option = row.Kind switch
        {
            OptionKind.Switch => new Option<bool>(row.Name!),
            _ when row.IsList => new Option<string[]>(row.Name!) { AllowMultipleArgumentsPerToken = true },
            _ => new Option<string?>(row.Name!),
        };
        (option.Description, option.HelpName) = (row.Help, row.HelpName);
        if (row.Alias is { } alias) option.Aliases.Add(alias);
        if (OptionValues.Of(row.Kind) is { } wrong) Check(option, wrong, row.Property);
        return option;
    }
}
